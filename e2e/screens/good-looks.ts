/** What can be said of a page's looks by machine: axe, contrast, clipped words, width. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";
import { atRest } from "../acts.ts";
import { expect } from "../world.ts";
import { listClippedWords, sidewaysScroll } from "./clipping.ts";
import { listFaintTexts } from "./contrast.ts";

/** What `axe.source` holds too, in less than half as many letters. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
type Theme = "light" | "dark";
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
  wide: { viewport: { width: 1440, height: 900 }, axeIn: "zh-CN" },
  phone: { viewport: { width: 390, height: 844 }, axeIn: "en" },
} as const;
interface ForAxe {
  axeIn: Language;
}

/** What can be said of a scene's looks by machine. Goes on after a fault, so that one run tells all. */
export async function expectGoodLooks(page: Page, scene: string, look: Look): Promise<void> {
  if (look.withAxe) await expectAccessible(page, `${scene}, ${look.name}`);
  await expectReadable(page, scene, look);
}

export const expectAccessible = (page: Page, scene: string): Promise<void> =>
  expectNothingFound(page, scene, { runOnly: tags, rules: { "target-size": { enabled: true } } });

/** Runs in the page; null where axe is not in it. */
async function listFound(asked: RunOptions): Promise<string[] | null> {
  const { axe: here } = window as { axe?: typeof axe };
  if (!here) return null;
  const { violations } = await here.run(document, asked);
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
}

/** Asked in one go where the page has axe already: that much put in anew each time costs more than what is asked. */
async function expectNothingFound(page: Page, scene: string, of: RunOptions): Promise<void> {
  await atRest(page);
  // Frames are others' pages: the code on the sign-in page is WeChat's.
  const asked: RunOptions = { ...of, iframes: false, resultTypes: ["violations"] };
  let told = await page.evaluate(listFound, asked);
  if (!told) {
    await page.evaluate(axeSource);
    told = await page.evaluate(listFound, asked);
  }
  expect.soft(told, `${scene}: accessible`).toEqual([]);
}

export async function expectReadable(page: Page, scene: string, { name, language }: Look): Promise<void> {
  const where = `${scene}, ${name}`;
  // What is still fading in is fainter than it is to be.
  await atRest(page);
  expect.soft(await listFaintTexts(page), `${where}: contrast`).toEqual([]);
  expect.soft(await sidewaysScroll(page), `${where}: no sideways scrolling`).toBe(0);
  if (language === "en") expect.soft(await listClippedWords(page), `${where}: no clipped words`).toEqual([]);
}

export async function putOn(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}

/**
 * Each language and each theme once, as the person at the screen would switch them: what a text stands out from is a matter of
 * the theme, which words fit one of the language, and neither of the other's.
 */
export async function eachLook(
  page: Page,
  choose: (language: Language) => Promise<void>,
  look: (look: Look) => Promise<void>,
  { axeIn }: ForAxe = windows.wide,
): Promise<void> {
  for (const [language, theme] of [
    ["zh-CN", "light"],
    ["en", "dark"],
  ] as const) {
    await choose(language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await putOn(page, theme);
    await look({ name: `${language}, ${theme}`, language, withAxe: language === axeIn });
  }
}
