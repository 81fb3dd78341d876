/** Records a first conversation: the phone on the left, the agent's console on the right, as an animated WebP. */
import type { Locator, Page } from "@playwright/test";
import sharp, { type OverlayOptions } from "sharp";
import { expectSent, rowOf, showTab, tileOf } from "../acts.ts";
import { answer } from "../screens/seeded-world.ts";
import { expect, linZhixia } from "../world.ts";
import { type DemoDesk, type Look, openPage, scale } from "./demo-desk.ts";

const height = 620;
const phoneWidth = 340;
const consoleWidth = 560;
/** Of the phones page. */
const topBarHeight = 54;
const question = ["青釉", "青釉盖碗", "青釉盖碗还有", "青釉盖碗还有货吗？"];
const reply = [
  "有的，",
  "有的，礼盒装今天",
  "有的，礼盒装今天下单，",
  "有的，礼盒装今天下单，明天就能发出。",
];

class Recording {
  readonly #frames: Buffer[] = [];
  readonly #delays: number[] = [];
  readonly #phone: Locator;
  readonly #console: Page;

  constructor(phone: Locator, console: Page) {
    this.#phone = phone;
    this.#console = console;
  }

  /** Adds a frame that is shown for `ms`, with a dot where a button is pressed. */
  async take(ms: number, pressed?: Locator): Promise<void> {
    const box = await this.#phone.boundingBox();
    if (!box) throw new Error("the phone is not shown");
    const phones = this.#phone.page();
    const corner = { x: box.x - (phoneWidth - box.width) / 2, y: box.y - (height - box.height) / 2 };
    const shot = { animations: "disabled", caret: "hide" } as const;
    const isOnPhone = pressed?.page() === phones;
    const move = isOnPhone ? { x: -corner.x, y: -corner.y } : { x: phoneWidth, y: 0 };
    const phone = await phones.screenshot({ ...shot, clip: { ...corner, width: phoneWidth, height } });
    const size = { width: (phoneWidth + consoleWidth) * scale, height: height * scale };
    const frame = sharp({ create: { ...size, channels: 3, background: "#fff" } }).composite([
      { input: phone, left: 0, top: 0 },
      { input: await this.#console.screenshot(shot), left: phoneWidth * scale, top: 0 },
      ...(pressed ? [await dotOn(pressed, move)] : []),
    ]);
    this.#frames.push(await frame.png().toBuffer());
    this.#delays.push(ms);
  }

  async press(target: Locator): Promise<void> {
    await this.take(450, target);
    await target.click();
  }

  async type(field: Locator, steps: readonly string[]): Promise<void> {
    for (const text of steps) {
      await field.fill(text);
      await this.take(280);
    }
  }

  toWebp(): Promise<Buffer> {
    const options = { lossless: true, effort: 6, loop: 0, delay: this.#delays, minSize: true } as const;
    return sharp(this.#frames, { join: { animated: true } })
      .webp(options)
      .toBuffer();
  }
}

async function dotOn(target: Locator, move: { x: number; y: number }): Promise<OverlayOptions> {
  const box = await target.boundingBox();
  if (!box) throw new Error("the pressed button is not shown");
  const radius = 14 * scale;
  const dot = `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * radius}" height="${2 * radius}">
    <circle cx="${radius}" cy="${radius}" r="${radius - 2}" fill="#f59e0b" fill-opacity=".45" stroke="#b45309" stroke-width="2"/></svg>`;
  const left = Math.round((box.x + box.width / 2 + move.x) * scale - radius);
  const top = Math.round((box.y + box.height / 2 + move.y) * scale - radius);
  return { input: Buffer.from(dot), left, top };
}

/** Hides the buttons and the log below a phone. */
const hideTools = (phone: Element): void => {
  for (const tool of [...phone.children].slice(2)) tool.setAttribute("hidden", "");
  const style = Object.assign(document.createElement("style"), {
    textContent: "[hidden] { display: none !important }",
  });
  document.head.append(style);
};

/** Plays customer and agent, and returns the recording. The session is ended afterwards. */
export async function recordConversation(desk: DemoDesk, language: Look["language"]): Promise<Buffer> {
  const { world, lin } = desk;
  const openid = `o9Ag05Rt6uYbN3kMd8Sf${language === "en" ? "Gh2Jw7" : "Vc5Xz4"}`;
  world.simulator.addCustomer({ openid, name: "周小姐", sessionFrom: "商品详情" });
  const console = await openPage(desk, { language, viewport: { width: consoleWidth, height } }, linZhixia);
  await console.goto(`/a/${world.accountId}`);
  await expect(console.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  await showTab(console, "waiting");
  const phones = await openPage(desk, { language, viewport: { width: 1280, height: height + topBarHeight } });
  await phones.goto(world.simulator.url);
  const phone = phones.getByTestId(`phone-${openid}`);
  await phone.getByTestId("phone-leave").click();
  await phone.evaluate(hideTools);

  const recording = new Recording(phone, console);
  await recording.take(900);
  await recording.press(phone.getByRole("button", { name: /联系客服|Contact us/ }));
  await expect(phone.getByTestId("phone-message")).toBeVisible();
  await expect(rowOf(console, openid)).toBeVisible();
  await recording.take(700);
  await recording.type(phone.getByTestId("phone-input"), question);
  await recording.press(phone.getByTestId("phone-send"));
  const next = console.getByTestId("pick-up-next").filter({ visible: true }).first();
  await expect(next).toBeEnabled();
  await expect(rowOf(console, openid)).toContainText(question.at(-1) as string);
  world.clock.advance(12_000);
  await recording.take(1_500);
  await recording.press(next);
  await expect(console.getByTestId("composer-input")).toBeVisible();
  await recording.take(1_000);
  await recording.type(console.getByTestId("composer-input"), reply);
  await recording.press(console.getByTestId("composer-send"));
  await expectSent(tileOf(console, "out", "有的"));
  await expect(phone.getByTestId("phone-message").filter({ hasText: "有的" })).toBeVisible();
  await recording.take(2_500);
  const [, sessionId] = /\/s\/([\w-]+)/.exec(console.url()) ?? [];
  await answer(lin("POST", `/api/sessions/${sessionId}/end`, {}));
  await console.context().close();
  await phones.context().close();
  return recording.toWebp();
}
