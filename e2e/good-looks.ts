/** What can be said of a page's looks by machine: axe, contrast, clipped words, width. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { listClippedWords, sidewaysScroll } from "./clipping.ts";
import { listFaintTexts } from "./contrast.ts";
import { expect } from "./world.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const themes = ["light", "dark"] as const;
type Theme = (typeof themes)[number];
export type Language = "zh-CN" | "en";

export interface Look {
  name: string;
  language: Language;
  withAxe: boolean;
}

/**
 * Where each scene is looked at, and in which of its looks by axe. axe is slow, and what it asks beyond the contrast, which
 * is asked everywhere, is alike in all looks of a window: once in each window is enough for it.
 */
export const windows = {
  wide: { viewport: { width: 1440, height: 900 }, axeIn: "zh-CN, light" },
  phone: { viewport: { width: 390, height: 844 }, axeIn: "en, dark" },
} as const;
/** Only the look that is for axe. */
interface ForAxe {
  axeIn: `${Language}, ${Theme}`;
}

/** What can be said of a scene's looks by machine. Goes on after a fault, so that one run tells all. */
export async function expectGoodLooks(page: Page, scene: string, look: Look): Promise<void> {
  if (look.withAxe) await expectAccessible(page, `${scene}, ${look.name}`);
  await expectReadable(page, scene, look);
}

type Asked = Parameters<AxeBuilder["options"]>[0];

export const expectAccessible = (page: Page, scene: string): Promise<void> =>
  expectNothingFound(page, scene, { runOnly: tags, rules: { "target-size": { enabled: true } } });

/** Of what axe asks, what another theme may answer otherwise. */
export const expectContrast = (page: Page, scene: string): Promise<void> =>
  expectNothingFound(page, scene, { runOnly: { type: "rule", values: ["color-contrast"] } });

/** In a page that has axe already: half a megabyte put in anew each time costs more than what is asked. */
const nothing = "0";

async function expectNothingFound(page: Page, scene: string, asked: Asked): Promise<void> {
  const isThere = await page.evaluate(() => "axe" in window);
  // Frames are others' pages: the code on the sign-in page is WeChat's. So axe needs no page of its own to put them together.
  const { violations } = await new AxeBuilder({ page, ...(isThere && { axeSource: nothing }) })
    .options({ ...asked, iframes: false, resultTypes: ["violations"] })
    .setLegacyMode(true)
    .analyze();
  const told = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
  expect.soft(told, `${scene}: accessible`).toEqual([]);
}

export async function expectReadable(page: Page, scene: string, { name, language }: Look): Promise<void> {
  const where = `${scene}, ${name}`;
  expect.soft(await listFaintTexts(page), `${where}: contrast`).toEqual([]);
  expect.soft(await sidewaysScroll(page), `${where}: no sideways scrolling`).toBe(0);
  if (language === "en") expect.soft(await listClippedWords(page), `${where}: no clipped words`).toEqual([]);
}

async function putOn(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}

const lookOf = (language: Language, theme: Theme, axeIn: ForAxe["axeIn"]): Look => {
  const name = `${language}, ${theme}`;
  return { name, language, withAxe: name === axeIn };
};

/** A scene as it stands, in one theme after the other. */
export async function inBothThemes(
  page: Page,
  scene: string,
  language: Language,
  { axeIn }: ForAxe,
): Promise<void> {
  for (const theme of themes) {
    await putOn(page, theme);
    await expectGoodLooks(page, scene, lookOf(language, theme, axeIn));
  }
}

/** One language after the other, as the person at the screen would switch them. */
export async function inBothLanguages(
  page: Page,
  choose: (language: Language) => Promise<void>,
  look: (language: Language) => Promise<void>,
): Promise<void> {
  for (const language of ["zh-CN", "en"] as const) {
    await choose(language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await look(language);
  }
}

/** Every theme in every language. */
export const eachLook = (
  page: Page,
  choose: (language: Language) => Promise<void>,
  look: (look: Look) => Promise<void>,
  { axeIn }: ForAxe = windows.wide,
): Promise<void> =>
  inBothLanguages(page, choose, async (language) => {
    for (const theme of themes) {
      await putOn(page, theme);
      await look(lookOf(language, theme, axeIn));
    }
  });
