/** Where the focus is after what one did by keyboard. */
import { rowOf, serve, showTab, untilWaiting } from "./acts.ts";
import { appId, expect, linZhixia, test, xuRan } from "./world.ts";

test("[KB17] at 200 %, too, a session that a key opened is written in at once; on a phone the keyboard stays down", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia, { viewport: { width: 683, height: 384 } });
  await world.simulator.pushText(appId, customer, "在吗");
  await untilWaiting(page, 1);
  await page.keyboard.press("n");
  await expect(page.getByTestId("composer-input")).toBeFocused();
  const phone = await consoleOf(linZhixia, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await showTab(phone, "active");
  await rowOf(phone, customer).tap();
  await expect(phone.getByTestId("composer-input")).toBeVisible();
  await expect(phone.getByTestId("composer-input")).not.toBeFocused();
});

test("[EV14] who transfers what they were writing in is at the bar that says whose it is now", async ({
  world,
  consoleOf,
}) => {
  const [page] = await Promise.all([consoleOf(linZhixia), consoleOf(xuRan)]);
  await serve(world, page, world.newCustomer());
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette-input").fill("转接");
  await page.keyboard.press("Enter");
  await page.getByTestId("transfer-find").fill(xuRan.name);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("gate")).toBeFocused();
});
