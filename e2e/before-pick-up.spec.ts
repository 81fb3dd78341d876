import { pickUp, reply, rowOf, serve, showTab, tileOf } from "./acts.ts";
import { apiOf } from "./tidy-up.ts";
import { appId, expect, linZhixia, supervisor, test, xuRan } from "./world.ts";

test("[RD24] [AG11] an agent sees the open session before pick-up, and the whole history right after it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const [owner, page] = [await consoleOf(xuRan), await consoleOf(linZhixia)];
  await serve(world, owner, customer, "上次的订单 8812");
  await reply(owner, "上次的回复");
  await expect(tileOf(owner, "out", "上次的回复")).toHaveAttribute("data-delivery", "sent");
  const ended = owner.waitForResponse("**/api/sessions/*/end");
  await owner.getByTestId("end-session").click();
  await ended;
  await world.simulator.pushText(appId, customer, "这次想问的");

  await showTab(page, "waiting");
  const row = rowOf(page, customer).filter({ hasText: "这次想问的" });
  await row.click();
  const sessionId = (await row.getAttribute("data-row")) ?? "";
  const lead = await apiOf(world, supervisor);
  const note = { clientMessageId: crypto.randomUUID(), note: "主管的备注" };
  expect((await lead("POST", `/api/sessions/${sessionId}/notes`, note)).ok).toBe(true);
  await expect(tileOf(page, "in", "这次想问的")).toBeVisible();
  await expect(page.getByTestId("withheld")).toHaveText("接入后显示历史会话和内部备注");
  await world.simulator.pushText(appId, customer, "还在等");
  await expect(tileOf(page, "in", "还在等")).toBeVisible();
  const history = page.getByTestId("customer-panel");
  await history.getByRole("tab", { name: "历史" }).click();
  await expect(history.getByTestId("panel-withheld")).toBeVisible();
  await expect(history.locator("[data-testid^=earlier-]").and(history.locator("a"))).toHaveCount(0);
  for (const closed of ["上次的订单 8812", "上次的回复", "主管的备注"])
    for (const agent of [page, owner]) await expect(agent.getByText(closed)).toHaveCount(0);
  await expect(owner.getByTestId("withheld")).toBeVisible();

  await pickUp(page, customer);
  await expect(tileOf(page, "in", "上次的订单 8812")).toBeVisible();
  await expect(tileOf(page, "out", "上次的回复")).toBeVisible();
  await expect(page.getByTestId("timeline")).toContainText("主管的备注");
  await expect(page.getByTestId("withheld")).toHaveCount(0);
  await expect(history.locator("a[data-testid^=earlier-]")).toHaveCount(1);
  await expect(history.getByTestId("panel-withheld")).toHaveCount(0);
});
