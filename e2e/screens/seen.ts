/** Comparison with the pictures of `e2e/looks` (VR2), skipped where text renders differently. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, expect, type Locator, type Page, type TestInfo, test } from "@playwright/test";
import { PNG } from "pngjs";
import { areSurelySame } from "./pixels.ts";
import { readPng } from "./png-reading.ts";
import { shotOf } from "./shots.ts";

export interface Drawing {
  browser: string;
  text: string;
}

export const pictures = path.resolve(import.meta.dirname, "../looks");
const file = path.join(pictures, "drawing.json");

const probe = `<style>
  body { margin: 8px; font: 14px/20px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif }
  .mono { font-family: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace }
</style>
<p>接入 待接入 还可回复 3 条，47 小时内有效</p><p><b>复制地址 Reply allowance 0123456789</b></p>
<p class="mono">wx0123456789abcdef 消息</p><p lang="zh-TW">訊息 骨 直</p>`;

/** Returns the text rendering of this machine. Fonts and browsers differ, and one wider letter moves everything beside it. */
export async function drawingOf(browser: Browser, style = ""): Promise<Drawing> {
  // The font of a Chinese character depends on the language.
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 480, height: 200 } });
  await page.setContent(`<html lang="zh-CN">${probe}<style>${style}</style></html>`);
  const { data } = await readPng(await page.screenshot());
  await page.close();
  return { browser: browser.version(), text: createHash("sha256").update(data).digest("hex").slice(0, 16) };
}

/** Returns why pictures taken by `then` cannot be compared with `now`, or null. */
export function whyNotCompared(then: Drawing | null, now: Drawing): string | null {
  if (!then) return "no pictures were taken yet: pnpm baselines";
  if (then.text === now.text) return null;
  return `text is drawn otherwise here (Chromium ${now.browser}, ${now.text}) than where the pictures were taken (Chromium ${then.browser}, ${then.text}): not compared`;
}

const takenBy = (): Drawing | null =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Drawing) : null;

function writeDrawing(drawing: Drawing): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(drawing, null, 2)}\n`);
}

/** Returns whether pictures are retaken (`pnpm baselines`). */
export const isTaking = ({ config }: TestInfo): boolean => config.updateSnapshots === "changed";

/** Set by `pnpm baselines --only NAME`: pictures without NAME in their name or test title stay unchanged. */
const only = process.env.JIERU_ONLY_PICTURES ?? "";

export const isLeftAlone = (name: string, info: TestInfo): boolean =>
  isTaking(info) && !`${info.title} ${name}`.includes(only);

const renewal = (name: string): string =>
  `e2e/looks/${name}.png is not what is seen. If the change is intended, run: pnpm baselines --only ${name}`;

/** Cached for each browser, whose rendering does not change. */
const drawings = new WeakMap<Browser, Drawing>();

async function whyNotHere(browser: Browser, info: TestInfo): Promise<string | null> {
  const now = drawings.get(browser) ?? (await drawingOf(browser));
  drawings.set(browser, now);
  // Pictures of two machines must not be mixed.
  if (!isTaking(info) || only) return whyNotCompared(takenBy(), now);
  writeDrawing(now);
  return null;
}

export async function compareOrSkip(browser: Browser, info: TestInfo): Promise<void> {
  const why = await whyNotHere(browser, info);
  if (why) console.log(`${info.title}: ${why}`);
  info.skip(why !== null, why ?? "");
}

/** Returns whether pictures are compared; otherwise skips a separate test by name. */
export async function areCompared(browser: Browser, info: TestInfo): Promise<boolean> {
  const why = await whyNotHere(browser, info);
  if (why && isTaking(info)) console.log(`${info.title}: ${why}`);
  return why === null;
}

/** Imperceptible colour difference: larger than the changes of `scripts/small-png.ts`. */
const limits = { threshold: 0.03, maxDiffPixels: 20 };

const asSeen = { animations: "disabled", caret: "hide", scale: "css" } as const;
const look = (seen: Locator): Promise<Buffer> => seen.screenshot(asSeen);

/** Expects the element to look like the picture of this name. Uses a soft assertion. */
export const expectSeen = async (seen: Locator, name: string): Promise<void> =>
  expect.soft(await look(seen), renewal(name)).toMatchSnapshot(partsOf(name), limits);

/** Above this height one picture of many parts costs more memory than it saves time. */
const bandHeight = 12_000;

interface Part {
  id: string;
  at: readonly [number, number, number, number];
}

/**
 * Expects every matching part of a scrolling page to look like its picture, named by id, and returns the ids.
 * Takes one picture of many parts and cuts it, which is many times faster.
 */
export async function expectPartsSeen(page: Page, selector: string, folder: string): Promise<string[]> {
  const window = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ width: window.width, height: bandHeight });
  const parts = await page.locator(selector).evaluateAll((all) =>
    all.map((one): Part => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const at = [x, y + scrollY, width, height].map(Math.round) as [number, number, number, number];
      return { id: one.id, at };
    }),
  );
  for (const band of bandsOf(parts)) {
    const top = await page.evaluate((y) => {
      scrollTo(0, y);
      return scrollY;
    }, band[0]?.at[1] ?? 0);
    const picture = await shotOf(page);
    for (const { id, at } of band) {
      const [x, y, width, height] = at;
      await expectPartSeen(cutOut(picture, x, y - top, width, height), `${folder}/${id}`);
    }
  }
  await page.setViewportSize(window);
  return parts.map(({ id }) => id);
}

function* bandsOf(parts: readonly Part[]): Generator<Part[]> {
  const left = [...parts];
  while (left[0]) {
    const top = left[0].at[1];
    const beyond = left.findIndex(({ at: [, y, , height] }, i) => i > 0 && y + height - top > bandHeight);
    yield left.splice(0, beyond < 0 ? left.length : beyond);
  }
}

/** Returns true if the picture surely matches; false leaves the decision to Playwright. */
async function isSurelySeen(seen: PNG, name: string): Promise<boolean> {
  const kept = path.join(pictures, `${name}.png`);
  return existsSync(kept) && areSurelySame(await readPng(readFileSync(kept)), seen, limits);
}

async function expectPartSeen(part: PNG, name: string): Promise<void> {
  if (isLeftAlone(name, test.info()) || (await isSurelySeen(part, name))) return;
  const written = PNG.sync.write(part, { deflateLevel: 1 });
  expect.soft(written, renewal(name)).toMatchSnapshot(partsOf(name), limits);
}

function cutOut(whole: PNG, x: number, y: number, width: number, height: number): PNG {
  const part = new PNG({ width, height });
  PNG.bitblt(whole, part, x, y, width, height);
  return part;
}

export const expectOther = async (seen: Locator, name: string): Promise<void> =>
  expect(await look(seen)).not.toMatchSnapshot(partsOf(name), limits);

/** Expects the window at rest to look like the picture. */
export async function expectPageSeen(page: Page, name: string, info: TestInfo): Promise<void> {
  if (isLeftAlone(name, info)) return;
  // A comparison retries until the page rests; a retake must wait for the network.
  if (isTaking(info)) await page.waitForLoadState("networkidle");
  if (await isSurelySeen(await shotOf(page), name)) return;
  await expect
    .soft(page, renewal(name))
    .toHaveScreenshot(partsOf(name), { ...limits, animations: "disabled", caret: "hide", timeout: 8_000 });
}

const partsOf = (name: string): string[] => `${name}.png`.split("/");

/** Expects the folder to hold only these pictures. `pnpm baselines` removes the others. */
export function expectNoOthers(info: TestInfo, folder: string, names: readonly string[]): void {
  const dir = path.join(pictures, folder);
  const others = readdirSync(dir)
    .filter((one) => one.endsWith(".png"))
    .filter((one) => !names.includes(one.slice(0, -".png".length)));
  if (isTaking(info)) {
    const unneeded = others.filter((other) => !isLeftAlone(`${folder}/${other}`, info));
    for (const other of unneeded) rmSync(path.join(dir, other), { force: true });
    return;
  }
  const why = `No test looks at these pictures in e2e/looks/${folder}. Run: pnpm baselines --only ${folder}/`;
  expect(others, why).toEqual([]);
}
