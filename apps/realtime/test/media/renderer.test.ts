import { expect, it, onTestFinished } from "vitest";
import { openRenderer, type Renderer, type RendererOptions } from "../../src/media/decoding/renderer.ts";
import * as pictures from "./pictures.ts";

function open(options?: RendererOptions): Renderer {
  const renderer = openRenderer("inbound", options);
  onTestFinished(() => renderer.close());
  return renderer;
}
const slow = () => pictures.noisyGif(700, 20);
const isFine = expect.objectContaining({ original: expect.objectContaining({ width: 120 }) });

it("[IM2] [IM4] renders in a process of its own", async () => {
  const { render } = open();
  expect(await render(await pictures.png())).toEqual(isFine);
  expect(await render(Buffer.from(pictures.svg))).toBe("not_an_image");
  const agents = openRenderer("outbound");
  onTestFinished(() => agents.close());
  expect(await agents.render(await pictures.webp())).toMatchObject({
    original: { contentType: "image/jpeg" },
  });
});

it("[IM4] [F40] gives up an image after its deadline, and renders the next one", async () => {
  const { render } = open({ deadlineMs: 300 });
  expect(await render(slow())).toBe("too_large");
  expect(await render(await pictures.png())).toEqual(isFine);
});

it("[IM4] [F40] gives up an image that takes too much memory, and renders the next one", {
  tags: ["slow"],
}, async () => {
  const { render } = open({ maxMemoryBytes: 160 * 1024 * 1024, deadlineMs: 60_000 });
  expect(await render(await pictures.png())).toEqual(isFine);
  expect(await render(await pictures.interlaced(5_000))).toBe("too_large");
  expect(await render(await pictures.png())).toEqual(isFine);
});

it("[IM4] lets no image wait for one of another renderer", { tags: ["slow"] }, async () => {
  const [one, other] = [open({ deadlineMs: 60_000 }), open()];
  const order: string[] = [];
  const noted = (name: string, work: Promise<unknown>) => work.then(() => order.push(name));
  await Promise.all([noted("slow", one.render(slow())), noted("quick", other.render(await pictures.png()))]);
  expect(order).toEqual(["quick", "slow"]);
});

it("[DE11] rejects what it renders when it is closed", async () => {
  const renderer = open({ deadlineMs: 60_000 });
  await renderer.render(await pictures.png());
  const rendering = renderer.render(slow());
  setImmediate(() => renderer.close());
  await expect(rendering).rejects.toThrow("the image process ended (SIGKILL)");
  await expect(renderer.render(await pictures.png())).rejects.toThrow("the server stops");
});
