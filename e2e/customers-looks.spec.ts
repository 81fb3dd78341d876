import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { serve } from "./acts.ts";
import { listClippedWords, sidewaysScroll } from "./clipping.ts";
import { listFaintTexts } from "./contrast.ts";
import { expect, linZhixia, supervisor, test } from "./world.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const themes = ["light", "dark"] as const;

/** What can be said of a scene by machine, in both themes. */
async function expectGoodLooks(page: Page, scene: string): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    const { violations } = await new AxeBuilder({ page }).options({ runOnly: tags }).analyze();
    const told = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
    expect.soft(told, `${scene}, ${colorScheme}: accessible`).toEqual([]);
    expect.soft(await listFaintTexts(page), `${scene}, ${colorScheme}: contrast`).toEqual([]);
    expect.soft(await sidewaysScroll(page), `${scene}: no sideways scrolling`).toBe(0);
    expect.soft(await listClippedWords(page), `${scene}: no clipped words`).toEqual([]);
  }
}

for (const [size, viewport] of Object.entries({
  wide: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`[A11Y] notes, tags and the blacklist in both themes, in English (${size})`, async ({
    world,
    consoleOf,
  }) => {
    test.setTimeout(120_000);
    const narrow = size === "phone";
    const customer = world.newCustomer();
    const page = await consoleOf(linZhixia, { viewport });
    await page.getByTestId(narrow ? "status-switch" : "appearance-menu").click();
    await page.getByTestId("language-en").click();
    await serve(world, page, customer, "杯子磕了");
    if (narrow) await page.getByRole("button", { name: "Write a note" }).click();
    else await page.getByTestId("composer-mode").getByRole("radio", { name: "Note" }).click();
    await page.getByTestId("note-input").fill("Knows us for years, replace it at once.");
    await page.getByTestId("note-send").click();
    await page.getByTestId("note-input").fill("字".repeat(1_001));
    await expectGoodLooks(page, "note mode");
    await page.getByTestId("note-input").fill("");

    if (narrow) await page.getByTestId("open-customer").click();
    await page.getByTestId("add-tag").click();
    await page.getByTestId("tag-input").fill("wholesale");
    await page.getByTestId("tag-input").press("Enter");
    await page.getByTestId("tag-input").fill("w");
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectGoodLooks(page, "tags");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: /Notes/ }).click();
    await expectGoodLooks(page, "notes of the customer");
    if (narrow) await page.goBack();

    await page.getByTestId("more").click();
    await page.getByTestId("menu-block").click();
    await expect(page.getByTestId("block-dialog")).toBeVisible();
    await expectGoodLooks(page, "blacklist dialog");
    await page.getByTestId("block-confirm").click();
    await expect(page.getByTestId("blocked")).toBeVisible();
    if (narrow) await page.getByTestId("open-customer").click();
    await page.getByRole("tab", { name: "Profile" }).click();
    await expect(page.getByTestId("blocked-strip")).toBeVisible();
    await expectGoodLooks(page, "blocked");

    const boss = await consoleOf(supervisor, { viewport });
    await boss.goto(`/a/${world.accountId}/settings/blocked`);
    await expect(boss.getByTestId("blocked-customers")).toBeVisible();
    await expectGoodLooks(boss, "settings");
  });
}
