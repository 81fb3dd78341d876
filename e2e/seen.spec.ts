import { readdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { listLowButtons, sidewaysScroll } from "./screens/clipping.ts";
import { isFrame, type Screen, screens, walkThrough } from "./screens/screens.ts";
import { test } from "./screens/seeded-world.ts";
import { areCompared, compareOrSkip, expectNoOthers, expectPageSeen } from "./screens/seen.ts";
import { type Look, nameOf, openStill, resizeTo, sizeOf } from "./screens/still-page.ts";
import { expectNoOtherTrees, expectTree } from "./screens/trees.ts";
import { expectAccessible, expectReadable } from "./screens/visual-checks.ts";
import { expect } from "./world.ts";

interface ListedLook extends Look {
  shows: (screen: Screen) => boolean;
  pictured?: true;
  read?: true;
  /** axe and narrow windows are checked: neither depends on theme or language. */
  whole?: true;
}

/** The screens that agents use all day, and the sign-in page. */
const main = new Set(["list", "conversation", "board", "reports", "search", "settings, bindings", "sign-in"]);
const isMain = ({ name }: Screen): boolean => main.has(name);
const isNarrow = ({ wideOnly }: Screen): boolean => !wideOnly;

/** Wide, Chinese and light; narrow, English and dark. Screens without a phone version use a laptop window. */
const looks: readonly ListedLook[] = [
  {
    width: 1440,
    language: "zh-CN",
    theme: "light",
    shows: () => true,
    pictured: true,
    read: true,
    whole: true,
  },
  { width: 390, language: "en", theme: "dark", shows: isNarrow, pictured: true, read: true },
  { width: 1440, language: "en", theme: "dark", shows: isMain, pictured: true },
  {
    width: 1366,
    language: "en",
    theme: "dark",
    shows: (screen) => isMain(screen) || screen.wideOnly === true,
  },
  { width: 390, language: "zh-CN", theme: "light", shows: isMain },
];
/** Every screen in one look, and the main screens in the other language and theme. */
const quick = new Set(["1440-zh-CN-light", "1440-en-dark"]);
const fileOf = ({ name }: Screen): string => name.replaceAll(/[^a-z0-9]+/g, "-");

/** WCAG 1.4.12: this text spacing must hide nothing. */
const spacing =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

/** Half of 1366 is that laptop at 200 %; 320 is WCAG's reflow width (1.4.10), a desktop at 400 %. */
async function expectWhole(page: Page, { name, wideOnly }: Screen): Promise<void> {
  for (const width of wideOnly ? [] : [683, 320]) {
    await resizeTo(page, { width, height: 640 });
    expect.soft(await sidewaysScroll(page), `${name}, ${width} px: no sideways scrolling`).toBe(0);
  }
  const spaced = await page.addStyleTag({ content: spacing });
  expect.soft(await sidewaysScroll(page), `${name}, spaced out: no sideways scrolling`).toBe(0);
  await spaced.evaluate((style) => style.parentNode?.removeChild(style));
}

async function expectGood(page: Page, screen: Screen, look: ListedLook): Promise<void> {
  const { name } = screen;
  await expectReadable(page, name, { name: nameOf(look), language: look.language, withAxe: false });
  if (look.width === 390)
    expect.soft(await listLowButtons(page), `${name}: as high as a finger needs`).toEqual([]);
  if (!look.whole) return;
  await expectAccessible(page, name);
  await expectWhole(page, screen);
  await resizeTo(page, sizeOf(look));
}

test("[EV1] the list of screens contains every route", () => {
  const routes = readdirSync(path.resolve(import.meta.dirname, "../apps/console/src/app/routes"))
    .map((file) => file.replace(/\.tsx$/, ""))
    .filter((route) => !isFrame(route));
  const listed = new Set(screens.map(({ route }) => route));
  expect(routes.filter((route) => !listed.has(route))).toEqual([]);
});

for (const look of looks) {
  const tag = quick.has(nameOf(look)) ? [] : "@slow";
  test(
    `[AP7] [EV1] [EV2] [VR5] every screen is accessible and legible, and looks as it did (${nameOf(look)})`,
    {
      tag,
    },
    async ({ world, browser, furnished }, info) => {
      const pictured = look.pictured && (await areCompared(browser, info));
      const page = await openStill(browser, world, look, furnished.cookies.admin);
      const shown = screens.filter(look.shows);
      const folder = `screens/${nameOf(look)}`;
      const show = walkThrough();
      for (const screen of shown) {
        await show(page, screen, furnished);
        await page.mouse.move(0, 0);
        const name = `${folder}/${fileOf(screen)}`;
        if (pictured && isMain(screen)) await expectPageSeen(page, name, info);
        if (look.read) await expectTree(page, name, info);
        await expectGood(page, screen, look);
      }
      if (pictured) expectNoOthers(info, folder, shown.filter(isMain).map(fileOf));
      if (look.read) expectNoOtherTrees(info, folder, shown.map(fileOf));
      await page.context().close();
    },
  );
}

test("[VR5] a skipped comparison states its reason", async ({ browser }, info) => {
  await compareOrSkip(browser, info);
});

test("[VR5] the looks cover every language and theme, and a wide and a narrower window", () => {
  for (const screen of screens) {
    const seen = looks.filter((look) => look.shows(screen));
    for (const [what, values] of Object.entries({
      language: new Set(seen.map(({ language }) => language)),
      theme: new Set(seen.map(({ theme }) => theme)),
      width: new Set(seen.map(({ width }) => width)),
    }))
      expect(values.size, `${screen.name}: ${what}`).toBeGreaterThan(1);
  }
});
