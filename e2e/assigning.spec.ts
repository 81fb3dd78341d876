import type { Locator } from "@playwright/test";
import { rowOf, showTab } from "./acts.ts";
import { agentRow, dragOver, loadOf, openBoard, waitingRow, write } from "./board.ts";
import { bossOf } from "./boss.ts";
import { expect, linZhixia, supervisor, test, xuRan } from "./world.ts";

test("[BO7] [BO15] a supervisor drags a waiting session onto an agent, and Esc cancels the drag", async ({
  world,
  consoleOf,
}) => {
  const [board, lin] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia)]);
  await openBoard(board);
  const openid = await write(world);
  const row = waitingRow(board, openid);
  await expect(row).toBeVisible();
  await dragOver(board, row, agentRow(board, linZhixia.name));
  await expect(board.getByTestId("drop-words")).toHaveText(`松开后分配给 ${linZhixia.name}`);
  const target = await agentRow(board, linZhixia.name).boundingBox();
  await expect
    .poll(async () => (await board.getByTestId("dragged").boundingBox())?.y)
    .toBeGreaterThanOrEqual((target?.y ?? 0) + (target?.height ?? 0));
  await board.keyboard.press("Escape");
  await expect(board.getByTestId("dragged")).toBeHidden();
  await board.mouse.up();
  await expect(row).toContainText("在吗");

  await dragOver(board, row, agentRow(board, linZhixia.name));
  await board.mouse.up();
  await expect(row).toHaveCount(0);
  await showTab(lin, "active");
  await expect(rowOf(lin, openid)).toBeVisible();
});

test("[BO7] [DI5] an offline agent shows a reason during the drag and receives no session", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const board = await consoleOf(supervisor);
  await openBoard(board);
  await agentRow(board, xuRan.name)
    .getByTestId(/^status-of-/)
    .click();
  await board.getByTestId("set-offline").click();
  const openid = await write(world);
  await dragOver(board, waitingRow(board, openid), agentRow(board, xuRan.name));
  await expect(board.getByTestId("drop-words")).toHaveText("离线，无法分配");
  await board.mouse.up();
  await expect(waitingRow(board, openid)).toContainText("在吗");
  await agentRow(board, xuRan.name)
    .getByTestId(/^status-of-/)
    .click();
  await board.getByTestId("set-online").click();
});

/** Returns the final position of a row: an assigned row above keeps its place for two seconds. */
async function settledBox(row: Locator): Promise<Awaited<ReturnType<Locator["boundingBox"]>>> {
  let last = await row.boundingBox();
  let looks = 0;
  await expect
    .poll(
      async () => {
        const now = await row.boundingBox();
        looks = now?.y === last?.y ? looks + 1 : 0;
        last = now;
        return looks;
      },
      { intervals: [400] },
    )
    .toBeGreaterThan(6);
  return last;
}

test("[BO7] [DI3] the server refuses a drop onto a full agent and the row stays in place", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [board, boss] = await Promise.all([consoleOf(supervisor), bossOf(world), consoleOf(linZhixia)]);
  const lin = await boss.agentNamed(linZhixia.name);
  await boss.set({ exceedByHand: false });
  await boss.api("PUT", `${boss.account}/bindings/${lin.id}/pickup`, { auto: false, capacity: 1 });
  const [first, second] = [await write(world), await write(world)];
  await openBoard(board);
  await dragOver(board, waitingRow(board, first), agentRow(board, linZhixia.name));
  await board.mouse.up();
  await expect(waitingRow(board, first)).toHaveCount(0);

  const row = waitingRow(board, second);
  await expect(loadOf(board, linZhixia.name)).toHaveAccessibleName(/^1 个会话/);
  await expect(row).toBeVisible();
  const before = await settledBox(row);
  await dragOver(board, row, agentRow(board, linZhixia.name));
  await expect(board.getByTestId("drop-words")).toHaveText("已满 1/1，该账号不允许超过容量");
  await board.mouse.up();
  await expect(row.getByTestId("refused")).toHaveText("已满 1/1。请先结束一个会话，或提高容量。");
  expect(await row.boundingBox()).toEqual(before);
  await expect(loadOf(board, linZhixia.name)).toHaveAccessibleName(/^1 个会话/);
  await boss.set({ exceedByHand: true });
  await boss.api("PUT", `${boss.account}/bindings/${lin.id}/pickup`, {
    auto: lin.auto,
    capacity: lin.capacity,
  });
});

test("[BO6] [BO7] an agent set offline or removed during a drag receives no session", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [board, boss] = await Promise.all([consoleOf(supervisor), bossOf(world), consoleOf(xuRan)]);
  const xu = await boss.agentNamed(xuRan.name);
  await openBoard(board);
  const row = waitingRow(board, await write(world));
  await dragOver(board, row, agentRow(board, xuRan.name));
  await expect(board.getByTestId("drop-words")).toHaveText(`松开后分配给 ${xuRan.name}`);
  await boss.api("PUT", `${boss.account}/bindings/${xu.id}/status`, { status: "offline" });
  await expect(board.getByTestId("drop-words")).toHaveText("离线，无法分配");
  await board.mouse.up();
  await expect(row.getByTestId("refused")).toHaveText("对方目前无法接待。请换一位在线的客服。");

  await dragOver(board, row, agentRow(board, xuRan.name));
  await expect(row.getByTestId("refused")).toHaveCount(0);
  await boss.api("DELETE", `${boss.account}/bindings/${xu.id}`);
  await expect(board.getByTestId("drop-words")).toHaveText(`${xuRan.name} 已被移除`);
  await board.mouse.up();
  await expect(row.getByTestId("refused")).toHaveText("客服不存在。对方可能已被移除，请换一位。");
  await expect(agentRow(board, xuRan.name)).toHaveCount(0);
  await boss.bind(xuRan);
});

test("[BO7] a supervisor assigns a session by keyboard with A and the agent menu", async ({
  world,
  consoleOf,
}) => {
  const [board, xu] = await Promise.all([consoleOf(supervisor), consoleOf(xuRan)]);
  await openBoard(board);
  const openid = await write(world);
  await waitingRow(board, openid).locator("[data-line-row]").focus();
  await board.keyboard.press("a");
  const choice = board.getByRole("menuitem", { name: new RegExp(xuRan.name) });
  await expect(choice).toBeVisible();
  await choice.focus();
  await board.keyboard.press("Enter");
  await expect(waitingRow(board, openid)).toHaveCount(0);
  await expect(loadOf(board, xuRan.name)).toHaveAccessibleName(/^1 个会话/);
  await showTab(xu, "active");
  await expect(rowOf(xu, openid)).toBeVisible();
});
