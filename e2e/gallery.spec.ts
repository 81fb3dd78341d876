import { globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page, TestInfo } from "@playwright/test";
import { PNG } from "pngjs";
import { listFaintTexts, loudnessOf } from "./screens/contrast.ts";
import { expect, type Look, looks, test } from "./screens/gallery.ts";
import { readPng } from "./screens/png-reading.ts";
import {
  areCompared,
  compareOrSkip,
  drawingOf,
  expectNoOthers,
  expectOther,
  expectPartsSeen,
  expectSeen,
  pictures,
  whyNotCompared,
} from "./screens/seen.ts";

const folderOf = ({ language, theme }: Look): string => `gallery/${language}-${theme}`;

const compared = "zh-CN-light";

for (const look of looks) {
  const name = `${look.language}, ${look.theme}`;

  test(`[VR1] the gallery renders every state with existing, legible texts (${name})`, {
    tag: "@slow",
  }, async ({ stageOf }) => {
    const { page, broken } = await stageOf(look);
    expect(await page.locator("figure").count()).toBeGreaterThan(200);
    const empty = page.locator("figure:not(:has(> :nth-child(2)))");
    expect(await empty.evaluateAll((all) => all.map((one) => one.id))).toEqual([]);
    for (const frame of page.frames()) expect.soft(await listFaintTexts(frame), frame.url()).toEqual([]);
    expect(broken).toEqual([]);
  });

  test(`[EV7] a disabled button has less contrast than an enabled one (${name})`, {
    tag: "@slow",
  }, async ({ stageOf }) => {
    const { page } = await stageOf(look);
    const loudness = (state: string) => loudnessOf(page.locator(`[id="${state}"] button`));
    const kinds = ["button/plain", "button/primary", "button/quiet", "button/danger", "icon-button/quiet"];
    for (const kind of kinds) {
      const [can, cannot] = [await loudness(kind), await loudness(`${kind}-disabled`)];
      expect(cannot.whole, kind).toBeLessThan(can.whole);
      expect(cannot.box, `box of ${kind}`).toBeLessThanOrEqual(can.box);
    }
    const [can, cannot] = [
      await loudness("button/quiet"),
      await loudness("button/quiet-in-a-form-only-read"),
    ];
    expect(cannot.whole, "in a form only read").toBeLessThan(can.whole);
  });

  if (`${look.language}-${look.theme}` !== compared) continue;
  test(
    `[VR2] every component looks as it did (${name})`,
    { tag: "@slow" },
    async ({ browser, stageOf }, info) => {
      await compareOrSkip(browser, info);
      const { page } = await stageOf(look);
      expectNoOthers(
        info,
        folderOf(look),
        await expectPartsSeen(page, "section[data-specimen]:not([data-screen])", folderOf(look)),
      );
    },
  );
}

test(
  "[VR2] the comparison detects a small token change and one pixel of spacing",
  { tag: "@slow" },
  async ({ browser, pageOf }, info) => {
    await compareOrSkip(browser, info);
    const look = looks[0];
    const page = await pageOf("button", look);
    const button = page.locator("section#button");
    await expectSeen(button, `${folderOf(look)}/button`);
    for (const content of [
      '[data-theme="light"] { --accent-solid: #2f66d0 }',
      ".rounded-control { padding-left: 11px }",
    ]) {
      const style = await page.addStyleTag({ content });
      await expectOther(button, `${folderOf(look)}/button`);
      await style.evaluate((tag) => tag.parentNode?.removeChild(tag));
    }
  },
);

async function filledOf(block: Locator): Promise<number> {
  const { width, height, data } = await readPng(await block.screenshot());
  const edge = 3;
  const inked: boolean[] = [];
  for (let y = edge; y < height - edge; y++)
    for (let x = edge; x < width - edge; x++) inked.push((data[(y * width + x) * 4] ?? 0) < 128);
  return inked.filter(Boolean).length / inked.length;
}

test("[EV4] bars show filled, half-filled and empty parts with an edge in forced colours", {
  tag: "@slow",
}, async ({ pageOf }) => {
  const pages = new Map<string, Page>();
  for (const bar of ["load-bar", "allowance-bar"]) {
    const page = await pageOf(bar, looks[0]);
    await page.emulateMedia({ forcedColors: "active" });
    pages.set(bar, page);
  }
  const block = (state: string, fill: string) =>
    (pages.get(path.dirname(state)) as Page).locator(`[id="${state}"] [data-fill=${fill}]`).first();
  const filled = async (state: string, fill: string) => {
    await expect(block(state, fill)).not.toHaveCSS("outline-style", "none");
    return filledOf(block(state, fill));
  };
  expect(await filled("load-bar/some-due", "full")).toBe(1);
  const half = await filled("load-bar/some-due", "half");
  expect(half).toBeGreaterThan(0.2);
  expect(half).toBeLessThan(0.6);
  expect(await filled("load-bar/some-due", "none")).toBe(0);
  expect(await filled("load-bar/over", "over")).toBe(1);
  await expect(block("load-bar/over", "over")).toHaveCSS("outline-width", "2px");
  expect(await filled("load-bar/one-held-over-it", "coming")).toBe(0);
  await expect(block("load-bar/one-held-over-it", "coming")).toHaveCSS("outline-style", "dashed");
  expect(await filled("allowance-bar/low", "full")).toBe(1);
  expect(await filled("allowance-bar/low", "none")).toBe(0);
});

test("[VR2] the comparison detects different text rendering and names the reason", async ({ browser }) => {
  const here = await drawingOf(browser);
  expect(whyNotCompared(here, await drawingOf(browser))).toBeNull();
  const there = await drawingOf(browser, "p { font-family: monospace !important }");
  const why = whyNotCompared(there, here);
  expect(why).toContain(here.text);
  expect(why).toContain(there.text);
  expect(whyNotCompared(null, here)).toContain("pnpm baselines");
});

test("[VR2] the PNG reader equals pngjs for every colour type and filter", async () => {
  const colours = new PNG({ width: 37, height: 41 });
  for (let n = 0; n < 37 * 41; n++) colours.data.set([n * 7, n >> 2, (n * n) >> 5, 255], n * 4);
  const kept = readFileSync(path.join(pictures, "gallery/zh-CN-light/button.png"));
  const written = [0, 1, 2, 3, 4].flatMap((filterType) =>
    ([2, 6] as const).map((colorType) => PNG.sync.write(colours, { filterType, colorType })),
  );
  for (const bytes of [kept, ...written]) {
    const { width, height, data } = PNG.sync.read(bytes);
    const read = await readPng(bytes);
    expect({ width: read.width, height: read.height }).toEqual({ width, height });
    expect(read.data.equals(data)).toBe(true);
  }
});

test("[VR2] a picture test is skipped with its reason when text rendering differs", async ({ browser }) => {
  // Simulates a machine with different fonts.
  const elsewhere = {
    version: () => browser.version(),
    async newPage(options: object) {
      const page = await browser.newPage(options);
      const set = page.setContent.bind(page);
      page.setContent = (html) => set(`${html}<style>p { font-family: monospace !important }</style>`);
      return page;
    },
  } as unknown as Browser;
  const skipped: [boolean, string][] = [];
  const title = "[VR2] a picture";
  const info = {
    title,
    config: { updateSnapshots: "missing" },
    skip: (...why: [boolean, string]) => skipped.push(why),
  };
  const messages: string[] = [];
  const log = console.log;
  console.log = (line: string) => void messages.push(line);
  await compareOrSkip(elsewhere, info as unknown as TestInfo).finally(() => {
    console.log = log;
  });
  const [[skips, why] = [false, ""]] = skipped;
  expect([skips, why]).toEqual([true, expect.stringContaining("not compared")]);
  expect(messages).toEqual([`${title}: ${why}`]);
  expect(await areCompared(elsewhere, info as unknown as TestInfo)).toBe(false);
});

test("[VR2] the pictures use one byte per pixel, number at most 150 and total under 6.5 MB", () => {
  const all = globSync("**/*.png", { cwd: pictures }).map((name) => ({
    name,
    bytes: readFileSync(path.join(pictures, name)),
  }));
  const large = all.filter(({ bytes }) => bytes[25] !== 3).map(({ name }) => name);
  expect(large, "These pictures have no palette. Run: pnpm baselines").toEqual([]);
  expect(all.length).toBeLessThanOrEqual(150);
  expect(all.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(6_500_000);
});

test("[VR1] the console build does not contain the gallery", () => {
  const dist = path.resolve(import.meta.dirname, "../apps/console/dist");
  expect(readdirSync(dist)).not.toContain("gallery.html");
  const code = globSync("assets/*.{js,css}", { cwd: dist }).map((name) =>
    readFileSync(path.join(dist, name), "utf8"),
  );
  expect(code.filter((text) => /gallery-cup|g-stage/.test(text))).toEqual([]);
});
