import { expectSent, pickUp, sendsTo, tileOf, writeByPhone } from "./acts.ts";
import { expectImageLoaded, writeCard } from "./card.ts";
import { expect, linZhixia, test } from "./world.ts";

test("[CA1] [CA2] [CA5] an agent sends a card by keyboard and the phone shows it", async ({
  world,
  consoleOf,
  visitorAt,
}) => {
  const customer = world.newCustomer();
  const { phones, answers } = await writeByPhone(world, visitorAt, customer, "盖碗的链接发我一下");
  const page = await consoleOf(linZhixia);
  await pickUp(page, customer);
  await page.getByTestId("composer-input").fill("稍等");
  await writeCard(page, "青釉三才盖碗", "/pages/item/index?id=42");
  await expect(page.getByTestId("card-preview")).toContainText("青釉三才盖碗");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("card-dialog")).toBeHidden();
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await expect(page.getByTestId("composer-input")).toHaveValue("稍等");
  const tile = tileOf(page, "out", "青釉三才盖碗");
  await expectSent(tile);
  await expect(tile).toContainText("1/3");
  await expect(answers).toContainText("青釉三才盖碗");
  await expect(answers).toContainText("pages/item/index?id=42");
  await expectImageLoaded(phones.getByTestId("phone-message"));
  expect(sendsTo(world, customer)).toMatchObject([{ msgtype: "miniprogrampage" }]);
});
