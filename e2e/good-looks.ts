/** What can be said of a page's looks by machine: axe, contrast, clipped words, width. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { listClippedWords, sidewaysScroll } from "./clipping.ts";
import { listFaintTexts } from "./contrast.ts";
import { expect } from "./world.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
export type Language = "zh-CN" | "en";

export interface Look {
  name: string;
  language: Language;
  /** axe is slow, and most of what it asks is alike in all looks of a page: every second one is enough for it. */
  withAxe: boolean;
}

/** What can be said of a scene's looks by machine. Goes on after a fault, so that one run tells all. */
export async function expectGoodLooks(page: Page, scene: string, look: Look): Promise<void> {
  if (look.withAxe) await expectAccessible(page, `${scene}, ${look.name}`);
  await expectReadable(page, scene, look);
}

export async function expectAccessible(page: Page, scene: string): Promise<void> {
  // Frames are others' pages: the code on the sign-in page is WeChat's.
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: tags, rules: { "target-size": { enabled: true } }, iframes: false })
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

/** Every theme in every language, as the person at the screen would switch them. */
export async function eachLook(
  page: Page,
  choose: (language: Language) => Promise<void>,
  look: (look: Look) => Promise<void>,
  axeIn: Record<Language, "light" | "dark">,
): Promise<void> {
  for (const language of ["zh-CN", "en"] as const) {
    await choose(language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
      const withAxe = axeIn[language] === colorScheme;
      await look({ name: `${language}, ${colorScheme}`, language, withAxe });
    }
  }
}
