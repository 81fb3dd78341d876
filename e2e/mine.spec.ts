import { nameOf, reply, rowOf, serve } from "./acts.ts";
import { expect, linZhixia, test } from "./world.ts";

const heightOf = async (row: ReturnType<typeof rowOf>) => (await row.boundingBox())?.height;

test("[AP1] [AP2] [AP3] the chosen density and theme apply in the list, and an agent can disable single keys", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  const row = rowOf(page, customer);
  await expect.poll(() => heightOf(row)).toBe(78);
  // Leaves one reply, so that the row shows the allowance.
  await reply(page, "在的");
  await reply(page, "稍等");
  const session = page.url();

  await page.goto(`/a/${world.accountId}/settings/appearance`);
  await page.getByTestId("density-compact").check();
  await page.getByTestId("theme-dark").check();
  await page.goto(session);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(row).toHaveAttribute("data-current");
  await expect.poll(() => heightOf(row)).toBe(56);
  const [chip, name] = [row.locator("[data-level]"), row.getByText(nameOf(customer), { exact: true })];
  const middle = async (part: typeof chip) => {
    const box = await part.boundingBox();
    return box ? Math.round(box.y + box.height / 2) : null;
  };
  expect(await middle(chip)).toBe(await middle(name));

  await page.goto(`/a/${world.accountId}/settings/keys`);
  await page.getByTestId("single-keys").click();
  await page.getByTestId("open-keys").click();
  await expect(page.getByRole("dialog", { name: "快捷键" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.goto(session);
  await expect(page.getByTestId("tab-active")).toHaveAttribute("aria-selected", "true");
  await row.focus();
  await page.keyboard.press("1");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByTestId("tab-active")).toHaveAttribute("aria-selected", "true");
});
