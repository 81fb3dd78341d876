import { rowOf, showTab } from "./acts.ts";
import { agentRow, dragOver, openBoard, waitingRow, write } from "./board.ts";
import { bossOf } from "./boss.ts";
import { expect, linZhixia, supervisor, test, xuRan } from "./world.ts";

test("[BO7] a supervisor drags a waiting session onto an agent, and Esc cancels the drag", async ({
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

test("[BO6] [BO7] an agent set offline or removed during a drag receives no session", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [board, boss] = await Promise.all([consoleOf(supervisor), bossOf(world), consoleOf(xuRan)]);
  const xu = await boss.agentNamed(xuRan.name);
  await openBoard(board);
  const row = waitingRow(board, await write(world));
  await expect(row).toBeVisible();
  const before = await row.boundingBox();
  await dragOver(board, row, agentRow(board, xuRan.name));
  await expect(board.getByTestId("drop-words")).toHaveText(`松开后分配给 ${xuRan.name}`);
  await boss.api("PUT", `${boss.account}/bindings/${xu.id}/status`, { status: "offline" });
  await expect(board.getByTestId("drop-words")).toHaveText("离线，无法分配");
  await board.mouse.up();
  await expect(row.getByTestId("refused")).toHaveText("对方目前无法接待。请换一位在线的客服。");
  expect((await row.boundingBox())?.y).toBe(before?.y);

  await dragOver(board, row, agentRow(board, xuRan.name));
  await expect(row.getByTestId("refused")).toHaveCount(0);
  await boss.api("DELETE", `${boss.account}/bindings/${xu.id}`);
  await expect(board.getByTestId("drop-words")).toHaveText(`${xuRan.name} 已被移除`);
  await board.mouse.up();
  await expect(row.getByTestId("refused")).toHaveText("客服不存在。对方可能已被移除，请换一位。");
  await expect(agentRow(board, xuRan.name)).toHaveCount(0);
  await boss.bind(xuRan);
});
