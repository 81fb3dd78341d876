import { serve } from "./acts.ts";
import { expectGoodLooks, type Look, putOn, windows } from "./screens/visual-checks.ts";
import { expect, linZhixia, supervisor, test } from "./world.ts";

const themes = { wide: "light", phone: "dark" } as const;

for (const size of ["wide", "phone"] as const) {
  const { viewport } = windows[size];
  const theme = themes[size];
  const look: Look = { name: `en, ${theme}`, language: "en", withAxe: true };

  test(`[EV1] [EV2] notes, tags and the blacklist pass the visual checks in English (${size}, ${theme})`, {
    tag: "@slow",
  }, async ({ world, consoleOf }) => {
    const narrow = size === "phone";
    const customer = world.newCustomer();
    const page = await consoleOf(linZhixia, { viewport });
    await page.getByTestId(narrow ? "status-switch" : "appearance-menu").click();
    await page.getByTestId("language-en").click();
    await putOn(page, theme);
    await serve(world, page, customer, "杯子磕了");
    if (narrow) await page.getByRole("button", { name: "Write a note" }).click();
    else await page.getByTestId("composer-mode").getByRole("radio", { name: "Note" }).click();
    await page.getByTestId("note-input").fill("Knows us for years, replace it at once.");
    await page.getByTestId("note-send").click();
    await page.getByTestId("note-input").fill("字".repeat(1_001));
    await expectGoodLooks(page, "note mode", look);
    await page.getByTestId("note-input").fill("");

    if (narrow) await page.getByTestId("open-customer").click();
    await page.getByTestId("add-tag").click();
    await page.getByTestId("tag-input").fill("wholesale");
    await page.getByTestId("tag-input").press("Enter");
    await page.getByTestId("tag-input").fill("w");
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectGoodLooks(page, "tags", look);
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: /Notes/ }).click();
    await expectGoodLooks(page, "notes of the customer", look);
    if (narrow) await page.goBack();

    const header = page.locator("header").filter({ has: page.getByTestId("more") });
    const { height } = (await header.boundingBox()) ?? {};
    await page.getByTestId("more").click();
    await page.getByTestId("menu-block").click();
    await expect(page.getByTestId("block-dialog")).toBeVisible();
    await expectGoodLooks(page, "blacklist dialog", look);
    await page.getByTestId("block-confirm").click();
    await expect(page.getByTestId("blocked")).toBeVisible();
    const name = page.getByRole("heading", { level: 1 }).locator("span").first();
    expect(await name.evaluate((el) => el.scrollWidth - el.clientWidth), "the name is whole").toBe(0);
    await expect.poll(() => header.boundingBox()).toMatchObject({ height });
    if (narrow) {
      const twoLines = await header.evaluate((el) => {
        const facts = el.querySelector("h1 + div > div:last-child");
        const own = [...(facts?.children ?? [])] as HTMLElement[];
        // The own facts may already take two lines until the server answers.
        for (const fact of own) fact.style.display = "none";
        const lines = ["a line", "a second line"].map((text) => {
          const line = document.createElement("span");
          line.style.width = "100%";
          line.textContent = text;
          return line;
        });
        facts?.append(...lines);
        const { height: higher } = el.getBoundingClientRect();
        for (const line of lines) line.remove();
        for (const fact of own) fact.style.removeProperty("display");
        return higher;
      });
      expect(twoLines, "no higher where the facts take two lines").toBe(height);
    }
    if (narrow) await page.getByTestId("open-customer").click();
    await page.getByRole("tab", { name: "Profile" }).click();
    await expect(page.getByTestId("blocked-strip")).toBeVisible();
    await expectGoodLooks(page, "blocked", look);

    const boss = await consoleOf(supervisor, { viewport });
    await putOn(boss, theme);
    await boss.goto(`/a/${world.accountId}/settings/blocked`);
    await expect(boss.getByTestId("blocked-customers")).toBeVisible();
    await expectGoodLooks(boss, "settings", look);
  });
}
