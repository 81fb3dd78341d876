import type { Page } from "@playwright/test";
import { serve } from "./acts.ts";
import { inBothThemes, windows } from "./good-looks.ts";
import { expect, linZhixia, supervisor, test } from "./world.ts";

/** Only English is looked at, so axe looks at it too. */
const looks = { wide: "en, light", phone: "en, dark" } as const;

for (const size of ["wide", "phone"] as const) {
  const { viewport } = windows[size];

  test(`[A11Y] notes, tags and the blacklist in both themes, in English (${size})`, async ({
    world,
    consoleOf,
  }) => {
    const inGoodLooks = (on: Page, scene: string) => inBothThemes(on, scene, "en", { axeIn: looks[size] });
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
    await inGoodLooks(page, "note mode");
    await page.getByTestId("note-input").fill("");

    if (narrow) await page.getByTestId("open-customer").click();
    await page.getByTestId("add-tag").click();
    await page.getByTestId("tag-input").fill("wholesale");
    await page.getByTestId("tag-input").press("Enter");
    await page.getByTestId("tag-input").fill("w");
    await expect(page.getByRole("option").first()).toBeVisible();
    await inGoodLooks(page, "tags");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: /Notes/ }).click();
    await inGoodLooks(page, "notes of the customer");
    if (narrow) await page.goBack();

    await page.getByTestId("more").click();
    await page.getByTestId("menu-block").click();
    await expect(page.getByTestId("block-dialog")).toBeVisible();
    await inGoodLooks(page, "blacklist dialog");
    await page.getByTestId("block-confirm").click();
    await expect(page.getByTestId("blocked")).toBeVisible();
    if (narrow) await page.getByTestId("open-customer").click();
    await page.getByRole("tab", { name: "Profile" }).click();
    await expect(page.getByTestId("blocked-strip")).toBeVisible();
    await inGoodLooks(page, "blocked");

    const boss = await consoleOf(supervisor, { viewport });
    await boss.goto(`/a/${world.accountId}/settings/blocked`);
    await expect(boss.getByTestId("blocked-customers")).toBeVisible();
    await inGoodLooks(boss, "settings");
  });
}
