import { IMAGE_LIMIT_BYTES } from "@jieru/wechat/limits";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { fitForWechat } from "../../src/media/fit-for-wechat.ts";
import { type RenderedImage, renderInbound } from "../../src/media/render-inbound.ts";
import * as pictures from "./pictures.ts";

function rendered(made: RenderedImage | string): RenderedImage {
  if (typeof made === "string") throw new Error(made);
  return made;
}

describe("a customer's image", () => {
  it.each([
    ["jpeg", pictures.jpeg],
    ["png", pictures.png],
    ["webp", pictures.webp],
  ] as const)("is made anew as %s, with its size and a thumbnail", async (format, make) => {
    const { original, thumbnail } = rendered(await renderInbound(await make(1200, 900)));
    expect(original).toMatchObject({ contentType: `image/${format}`, width: 1200, height: 900 });
    expect(await sharp(original.bytes).metadata()).toMatchObject({ format, width: 1200, height: 900 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: "webp", width: 480, height: 360 });
  });

  it("a small one is not enlarged for its thumbnail", async () => {
    const { thumbnail } = rendered(await renderInbound(await pictures.png(20, 10)));
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 20, height: 10 });
  });

  it("[N25] a photograph loses the place it was taken at, and stands upright", async () => {
    const before = await pictures.photograph();
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const { original, thumbnail } = rendered(await renderInbound(before));
    const after = await sharp(original.bytes).metadata();
    expect(after).toMatchObject({ width: 80, height: 120 });
    expect([after.exif, after.xmp, after.orientation]).toEqual([undefined, undefined, undefined]);
    expect((await sharp(thumbnail).metadata()).exif).toBeUndefined();
    expect(original).toMatchObject({ width: 80, height: 120 });
  });

  it("an animated GIF keeps its frames; its thumbnail stands still", async () => {
    const { original, thumbnail } = rendered(await renderInbound(await pictures.animatedGif(60, 40, 3)));
    expect(original).toMatchObject({ contentType: "image/gif", width: 60, height: 40 });
    expect(await sharp(original.bytes, { animated: true }).metadata()).toMatchObject({
      format: "gif",
      pages: 3,
    });
    expect((await sharp(thumbnail, { animated: true }).metadata()).pages ?? 1).toBe(1);
  });

  it.each(pictures.noImages)("[F40] %s is no image", async (_name, made) => {
    expect(await renderInbound(await pictures.bytesOf(made))).toBe("not_an_image");
  });

  it("[F40] a decompression bomb is too large, and is not decoded to find out", async () => {
    const before = process.memoryUsage.rss();
    expect(await renderInbound(pictures.bomb())).toBe("too_large");
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 * 1024);
  });

  it("[F40] a GIF of too many frames is too large", async () => {
    expect(await renderInbound(await pictures.animatedGif(1000, 900, 50))).toBe("too_large");
  });
});

describe("an agent's image", () => {
  it("a screenshot stays PNG", async () => {
    const { original } = rendered(await fitForWechat(await pictures.png(800, 600)));
    expect(original).toMatchObject({ contentType: "image/png", width: 800, height: 600 });
  });

  it("a WebP, which WeChat does not take, becomes JPEG", async () => {
    const { original } = rendered(await fitForWechat(await pictures.webp()));
    expect(original.contentType).toBe("image/jpeg");
  });

  it("one that is too heavy is made lighter until WeChat takes it", async () => {
    const { original } = rendered(await fitForWechat(await pictures.noise(2400, 1600)));
    expect(original.contentType).toBe("image/jpeg");
    expect(original.bytes.length).toBeLessThanOrEqual(IMAGE_LIMIT_BYTES);
    expect(original.width / original.height).toBeCloseTo(1.5, 1);
  });

  it("one that no step makes light enough is too large", async () => {
    expect(await fitForWechat(await pictures.noise(900, 900), 1_000)).toBe("too_large");
  });

  it("an animated GIF stays animated", async () => {
    const { original } = rendered(await fitForWechat(await pictures.animatedGif()));
    expect(original.contentType).toBe("image/gif");
    expect(await sharp(original.bytes, { animated: true }).metadata()).toMatchObject({ pages: 3 });
  });

  it("[N25] a photograph loses the place it was taken at", async () => {
    const { original } = rendered(await fitForWechat(await pictures.photograph()));
    expect((await sharp(original.bytes).metadata()).exif).toBeUndefined();
  });

  it("[N25] of a GIF that is a script as well, only the GIF remains", async () => {
    const { original } = rendered(await fitForWechat(await pictures.polyglot()));
    expect(original.bytes.includes("<script>")).toBe(false);
  });

  it.each(pictures.noImages)("[N25] %s is no image", async (_name, made) => {
    expect(await fitForWechat(await pictures.bytesOf(made))).toBe("not_an_image");
  });

  it("[N25] a 20,000 × 20,000 PNG is an image, and larger than we open", async () => {
    expect(await fitForWechat(pictures.bomb())).toBe("too_large");
  });
});
