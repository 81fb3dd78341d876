import { pickUp, rowOf, sendsTo, showTab, tileOf } from "./acts.ts";
import { expectAccessible } from "./screens/visual-checks.ts";
import { apiOf } from "./tidy-up.ts";
import { admin, appId, expect, linZhixia, test } from "./world.ts";

const never = { timeZone: "Asia/Shanghai", week: Array(7).fill([]), days: [] };

test("[GR4] [GR6] the account sends one auto-reply at night and the customer still waits for an agent", async ({
  world,
  consoleOf,
}) => {
  const api = await apiOf(world, admin);
  const settings = `/api/accounts/${world.accountId}/settings`;
  expect((await api("PATCH", settings, { openingHours: never })).ok).toBe(true);
  const boss = await consoleOf(admin);
  await boss.goto(`/a/${world.accountId}/settings/hours`);
  await boss.getByTestId("auto-reply-closed").check();
  await boss.getByTestId("auto-reply").fill("现在休息，明早回复您。");
  await expect(boss.getByTestId("setting-autoReply")).toContainText("11 / 500 字");
  await expectAccessible(boss, "the auto-reply");
  await boss.getByTestId("save").click();
  await expect(boss.getByTestId("save-state")).toContainText("已保存");

  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await world.simulator.pushText(appId, customer, "还在吗");
  await world.simulator.pushText(appId, customer, "想问尺寸");
  await expect.poll(() => sendsTo(world, customer).map((s) => s.content)).toEqual(["现在休息，明早回复您。"]);

  await showTab(page, "waiting");
  await expect(rowOf(page, customer)).toContainText("想问尺寸");
  await pickUp(page, customer);
  const tile = tileOf(page, "out", "现在休息，明早回复您。");
  await expect(tile).toHaveAttribute("data-delivery", "sent");
  await expect(page.locator("[data-speaker]")).toHaveText("自动回复");
  await expect(page.getByText("待我回复")).toBeVisible();
  await expect(rowOf(page, customer)).toContainText("想问尺寸");
  expect(sendsTo(world, customer)).toHaveLength(1);
  expect((await api("PATCH", settings, { autoReply: null, openingHours: null })).ok).toBe(true);
});
