import { openBoard, waitingRow, write } from "./board.ts";
import { expect, supervisor, test } from "./world.ts";

test("[AL1] the board shows an alarm and the rail a dot when a customer waits too long", async ({
  world,
  consoleOf,
}) => {
  const board = await consoleOf(supervisor);
  await expect(board.getByTestId("alarm-dot")).toBeHidden();
  const openid = await write(world);
  await openBoard(board);
  await expect(waitingRow(board, openid)).toBeVisible();
  await expect(board.getByTestId("alarms")).toContainText("没有告警");
  world.clock.advance(5 * 60_000 + 5_000);
  await write(world);
  await expect(board.locator("[data-alarm=waiting_long]")).toHaveText("1 人等待超过 5 分钟");
  await expect(board.getByTestId("alarm-dot")).toBeVisible();
});
