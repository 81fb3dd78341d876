import { nameOf, rowOf, serve, tileOf } from "./acts.ts";
import { admin, expect, linZhixia, test } from "./world.ts";

test("[RT2] [RT3] an admin erases a named customer and the owner's console drops the content at once", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, customer, "请删掉我的数据");
  await owner.getByTestId("composer-input").fill("还没写完就要删的话");
  await owner.getByTestId("more").click();
  await expect(owner.getByTestId("menu-erase")).toHaveAttribute("aria-disabled", "true");
  await owner.keyboard.press("Escape");
  const boss = await consoleOf(admin);
  await boss.goto(new URL(owner.url()).pathname);
  await expect(tileOf(boss, "in", "请删掉我的数据")).toBeVisible();
  await boss.getByTestId("more").click();
  await boss.getByTestId("menu-erase").click();
  await expect(boss.getByTestId("erase-dialog")).toContainText(nameOf(customer));
  await boss.getByTestId("erase-confirm").click();
  await expect(boss.getByTestId("erase-dialog")).toHaveCount(0);
  await expect(boss).toHaveURL(new RegExp(`/a/${world.accountId}/?$`));
  await expect(tileOf(owner, "in", "请删掉我的数据")).toHaveCount(0);
  await expect(owner.getByTestId("composer-input")).toHaveCount(0);
  await expect(owner.getByTestId("conversation")).toContainText("管理员刚刚删除了该用户的数据");
  await expect(rowOf(owner, customer)).toHaveCount(0);
  const left = await owner.evaluate(() => JSON.stringify(localStorage));
  expect(left).not.toContain("还没写完就要删的话");
});

test("[RT1] a stricter retention limit shows its effect and asks again; a looser one saves at once", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(admin);
  await page.goto(`/a/${world.accountId}/settings/keeping`);
  const row = page.getByTestId("setting-keepMessagesDays");
  await row.getByRole("switch").click();
  await row.getByRole("textbox").fill("3");
  await expect(row.getByRole("alert")).toContainText("7 到 3650");
  await row.getByRole("textbox").fill("90");
  await page.getByTestId("save").click();
  await expect(page.getByTestId("keeping-dialog")).toContainText("90 天");
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("save-state")).toContainText("更改未保存");
  await page.getByTestId("save").click();
  await page.getByTestId("keeping-confirm").click();
  await expect(page.getByTestId("save-state")).toContainText("已保存");
  await row.getByRole("switch").click();
  await page.getByTestId("save").click();
  await expect(page.getByTestId("save-state")).toContainText("已保存");
});
