/** Pictures compared with those of `e2e/looks` (VR2), where text is drawn as it was when they were taken (VR3). */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Browser, expect, type Locator, type Page, type TestInfo, test } from "@playwright/test";
import { PNG } from "pngjs";
import { areSurelySame } from "./pixels.ts";
import { readPng } from "./png-reading.ts";
import { shotOf } from "./shots.ts";

/** How text is drawn here: which browser, and what came out. */
export interface Drawing {
  browser: string;
  /** A fingerprint of the pixels of a few lines. */
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

/** Fonts and browsers differ between machines, and a letter that is a pixel wider moves everything beside it. */
export async function drawingOf(browser: Browser, style = ""): Promise<Drawing> {
  // Which font draws a Chinese sign depends on the language.
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 480, height: 200 } });
  await page.setContent(`<html lang="zh-CN">${probe}<style>${style}</style></html>`);
  const { data } = await readPng(await page.screenshot());
  await page.close();
  return { browser: browser.version(), text: createHash("sha256").update(data).digest("hex").slice(0, 16) };
}

/** Why pictures taken by `then` say nothing about what is drawn by `now`; null where they do. */
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

/** Whether pictures are taken anew instead of compared (`pnpm baselines`). */
export const isTaking = ({ config }: TestInfo): boolean => config.updateSnapshots === "changed";

/** `pnpm baselines --only NAME` sets it: pictures without NAME in their own name or in the test's title stay as they are. */
const only = process.env.JIERU_ONLY_PICTURES ?? "";

/** Whether this run leaves the picture as it is. */
export const isLeftAlone = (name: string, info: TestInfo): boolean =>
  isTaking(info) && !`${info.title} ${name}`.includes(only);

/** What a failed comparison says. */
const renewal = (name: string): string =>
  `e2e/looks/${name}.png is not what is seen. If the change is intended, run: pnpm baselines --only ${name}`;

/** A browser draws alike as long as it runs: asked once of each. */
const drawings = new WeakMap<Browser, Drawing>();

/** Why pictures cannot be compared here; null where they can, or are taken. */
async function whyNotHere(browser: Browser, info: TestInfo): Promise<string | null> {
  const now = drawings.get(browser) ?? (await drawingOf(browser));
  drawings.set(browser, now);
  // Pictures of two machines do not mix.
  if (!isTaking(info) || only) return whyNotCompared(takenBy(), now);
  writeDrawing(now);
  return null;
}

/** Skips the test, with the reason, where its pictures cannot be compared. */
export async function compareOrSkip(browser: Browser, info: TestInfo): Promise<void> {
  const why = await whyNotHere(browser, info);
  if (why) console.log(`${info.title}: ${why}`);
  info.skip(why !== null, why ?? "");
}

/** The same for a test that asks more than its pictures: another one is skipped, by name. */
export async function areCompared(browser: Browser, info: TestInfo): Promise<boolean> {
  const why = await whyNotHere(browser, info);
  if (why && isTaking(info)) console.log(`${info.title}: ${why}`);
  return why === null;
}

/** A colour that the eye may not tell apart, and less than a digit of it: wider than what `scripts/small-png.ts` changes. */
const limits = { threshold: 0.03, maxDiffPixels: 20 };

const asSeen = { animations: "disabled", caret: "hide", scale: "css" } as const;
const look = (seen: Locator): Promise<Buffer> => seen.screenshot(asSeen);

/** What is seen is what the picture of this name shows. Goes on after a difference, so that one run tells all. */
export const expectSeen = async (seen: Locator, name: string): Promise<void> =>
  expect.soft(await look(seen), renewal(name)).toMatchSnapshot(partsOf(name), limits);

/** Beyond this one picture of many parts takes more memory than it saves time. */
const bandHeight = 12_000;

interface Part {
  id: string;
  /** On the page: from the left, from the top, width, height. */
  at: readonly [number, number, number, number];
}

/**
 * The same of every part of a page that this selector finds, each by its id; answers with the ids. One picture is taken of
 * many of them and cut up: a picture of each takes many times as long. The page scrolls.
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

/** Of parts in their order on the page, as many together as a picture holds. */
function* bandsOf(parts: readonly Part[]): Generator<Part[]> {
  const left = [...parts];
  while (left[0]) {
    const top = left[0].at[1];
    const beyond = left.findIndex(({ at: [, y, , height] }, i) => i > 0 && y + height - top > bandHeight);
    yield left.splice(0, beyond < 0 ? left.length : beyond);
  }
}

/** False says nothing: it is for Playwright to judge. */
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

/** The same, the other way round: a change that must not pass. */
export const expectOther = async (seen: Locator, name: string): Promise<void> =>
  expect(await look(seen)).not.toMatchSnapshot(partsOf(name), limits);

/** The same of a whole window, once it has come to rest: what a server is behind comes when it comes. */
export async function expectPageSeen(page: Page, name: string, info: TestInfo): Promise<void> {
  if (isLeftAlone(name, info)) return;
  // Compared, it is looked at until it rests; taken anew, nothing tells what is still to come.
  if (isTaking(info)) await page.waitForLoadState("networkidle");
  if (await isSurelySeen(await shotOf(page), name)) return;
  await expect
    .soft(page, renewal(name))
    .toHaveScreenshot(partsOf(name), { ...limits, animations: "disabled", caret: "hide", timeout: 8_000 });
}

/** As Playwright wants it: folders, and the file. */
const partsOf = (name: string): string[] => `${name}.png`.split("/");

/** The folder holds these pictures and no others; what nobody looks at any more is taken away with `pnpm baselines`. */
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
