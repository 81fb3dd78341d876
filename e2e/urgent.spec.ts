import { openPalette, rowOf, serve } from "./acts.ts";
import { expect, linZhixia, test } from "./world.ts";

test("[SE20] an agent marks a session as urgent from the menu and removes the mark from the palette", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await page.getByTestId("more").click();
  await page.getByTestId("menu-urgent").click();
  const inRow = rowOf(page, customer).getByTestId("urgent-mark");
  const inHeader = page.getByRole("heading", { level: 1 }).getByTestId("urgent-mark");
  await expect(inRow).toHaveText("加急");
  await expect(inHeader).toHaveText("加急");
  await page.reload();
  await expect(inRow).toHaveText("加急");

  await openPalette(page);
  await page.getByTestId("palette-input").fill("取消加急");
  await page.keyboard.press("Enter");
  await expect(inRow).toHaveCount(0);
  await expect(inHeader).toHaveCount(0);
});
