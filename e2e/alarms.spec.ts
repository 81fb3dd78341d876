import type { Page } from "@playwright/test";
import { serve } from "./acts.ts";
import { openBoard, waitingRow, write } from "./board.ts";
import { bossOf } from "./boss.ts";
import { expect, linZhixia, supervisor, test } from "./world.ts";

const second = 1_000;
const minute = 60 * second;

test.afterEach(({ world }) => world.clock.setRate(1));

/** Returns an alarm on the board. The console follows the server's clock only with the next frame. */
const alarm = (board: Page, name: string) => board.locator(`[data-alarm=${name}]`);

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

test("[AL2] the board and rail show an alarm while customers wait and no agent is online", async ({
  world,
  consoleOf,
}) => {
  const [page, boss] = await Promise.all([consoleOf(supervisor), bossOf(world)]);
  await expect(page.getByTestId("status-switch")).toHaveAttribute("data-status", "online"); // waits until the server sees the agent as present
  const before = (await boss.agents()).filter((a) => a.status === "online");
  await write(world);
  await expect(page.getByTestId("alarm-dot")).toBeHidden();
  for (const { id } of before)
    await boss.api("PUT", `${boss.account}/bindings/${id}/status`, { status: "away" });
  await expect(page.getByTestId("alarm-dot")).toBeVisible();
  await openBoard(page);
  await expect(alarm(page, "nobody_online")).toHaveText("无客服在线，1 人待接入");
  await expect(page.getByTestId("line-reason")).toContainText("无客服在线，无人接入");
  for (const { id } of before)
    await boss.api("PUT", `${boss.account}/bindings/${id}/status`, { status: "online" });
  await expect(page.getByTestId("alarms")).toContainText("没有告警");
  await expect(page.getByTestId("alarm-dot")).toBeHidden();
});

test("[AL3] the board shows an alarm while an unanswered reply window is about to close", async ({
  world,
  consoleOf,
}) => {
  const [page, lin, boss] = await Promise.all([consoleOf(supervisor), consoleOf(linZhixia), bossOf(world)]);
  const message = { replies: 3, windowMs: 70 * minute };
  await boss.set({ replyPreset: "own", ownReplies: { entered: { replies: 1, windowMs: minute }, message } });
  world.clock.setRate(0); // stops the clock, or the remaining minutes would depend on the duration of the test
  await serve(world, lin, world.newCustomer(), "还有货吗");
  await openBoard(page);
  await expect(page.getByTestId("alarms")).toContainText("没有告警");
  world.clock.advance(25 * minute + second);
  await boss.set({ replyPreset: "guide" });
  await expect(alarm(page, "allowance_closing")).toHaveText("1 个会话未回复，最早的回复窗口 44 分钟后关闭");
  await expect(page.getByTestId("alarm-dot")).toBeVisible();
  await lin.getByTestId("composer-input").fill("有的");
  await lin.getByTestId("composer-send").click();
  await expect(page.getByTestId("alarms")).toContainText("没有告警");
});

test("[AL4] every page shows an alarm while WeChat is silent for too long", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [page, boss] = await Promise.all([consoleOf(supervisor), bossOf(world)]);
  await boss.set({ pushSilenceMs: 20 * minute });
  world.clock.setRate(0);
  await write(world);
  await page.reload();
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  await expect(page.getByTestId("alarm-dot")).toBeHidden();
  world.clock.advance(21 * minute + second);
  await boss.set({ waitTargetMs: 60 * minute });
  await expect(page.getByTestId("alarm-dot")).toBeVisible();
  await openBoard(page);
  await expect(alarm(page, "push_silence")).toHaveText("已 21 分钟未收到微信推送");
  await write(world);
  await expect(alarm(page, "push_silence")).toHaveCount(0);
  await boss.set({ pushSilenceMs: null, waitTargetMs: 5 * minute });
});
