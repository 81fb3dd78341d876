import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";
import type { RunOptions } from "axe-core";
import { atRest } from "../acts.ts";
import { expect } from "../world.ts";
import { listClippedWords, sidewaysScroll } from "./clipping.ts";
import { listFaintTexts } from "./contrast.ts";

/** Minified file: less than half the size of `axe.source`. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
type Theme = "light" | "dark";
export type Language = "zh-CN" | "en";

export interface Look {
  name: string;
  language: Language;
  /** Axe is slow, and its rules except contrast depend only on the window: once for each window is enough. */
  withAxe: boolean;
}

/** Window sizes of the checks. */
export const windows = {
  wide: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 } },
} as const;

/** Runs all visual checks of a scene with soft assertions, so that one run reports everything. */
export async function expectGoodLooks(page: Page, scene: string, look: Look): Promise<void> {
  if (look.withAxe) await expectAccessible(page, `${scene}, ${look.name}`);
  await expectReadable(page, scene, look);
}

export const expectAccessible = (page: Page, scene: string): Promise<void> =>
  expectNothingFound(page, scene, { runOnly: tags, rules: { "target-size": { enabled: true } } });

/** Runs in the page. Returns null when axe is not loaded. */
async function listFound(options: RunOptions): Promise<string[] | null> {
  const { axe: here } = window as { axe?: typeof axe };
  if (!here) return null;
  const { violations } = await here.run(document, options);
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
}

/** Runs axe in one call if it is loaded: injecting it again costs more than running it. */
async function expectNothingFound(page: Page, scene: string, of: RunOptions): Promise<void> {
  await atRest(page);
  // Skips frames: the code on the sign-in page belongs to WeChat.
  const options: RunOptions = { ...of, iframes: false, resultTypes: ["violations"] };
  let violations = await page.evaluate(listFound, options);
  if (!violations) {
    await page.evaluate(axeSource);
    violations = await page.evaluate(listFound, options);
  }
  expect.soft(violations, `${scene}: accessible`).toEqual([]);
}

export async function expectReadable(page: Page, scene: string, { name, language }: Look): Promise<void> {
  const where = `${scene}, ${name}`;
  // Waits for fades: text that fades in has less contrast.
  await atRest(page);
  expect.soft(await listFaintTexts(page), `${where}: contrast`).toEqual([]);
  expect.soft(await sidewaysScroll(page), `${where}: no sideways scrolling`).toBe(0);
  if (language === "en") expect.soft(await listClippedWords(page), `${where}: no clipped words`).toEqual([]);
}

export async function putOn(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}
