import { signInAs } from "@jieru/dev-env/sign-in-as";
import type { Page } from "@playwright/test";
import { io, type Socket } from "socket.io-client";
import { expectSent, reply, rowOf, sendsTo, serve, showTab, tileOf, tiles } from "./acts.ts";
import { appId, expect, linZhixia, test } from "./world.ts";

const expectSync = (page: Page, state: string): Promise<void> =>
  expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", state);

const otherWindow = (url: string, cookie: string): Socket =>
  io(url, {
    transports: ["websocket"],
    extraHeaders: { cookie, origin: url },
    reconnection: false,
    forceNew: true,
  });

const markPage = (page: Page) => page.evaluate(() => Object.assign(window, { stillTheSamePage: true }));
const isSamePage = (page: Page) => page.evaluate(() => "stillTheSamePage" in window);

test("[FD4] the console reports a killed server and catches up after its restart", async ({
  world,
  consoleOf,
}) => {
  const [served, newcomer] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, served, "第一句");
  await markPage(page);

  await world.killServer();
  await expectSync(page, "disconnected");
  await expect(page.getByTestId("sync-state")).toContainText("已断开");
  await expect(page.getByText("可以继续输入，回复将排队发送。")).toBeVisible();

  // Sets WeChat's retries: how many are needed depends on the start time of the server.
  world.simulator.switches.set({ retrySpacingMs: 1_500, deliveries: 40 });
  const pushes = [
    world.simulator.pushText(appId, served, "断线时说的话"),
    world.simulator.pushText(appId, newcomer, "断线时来的人"),
  ];
  await world.restartServer();
  for (const push of await Promise.all(pushes)) expect(push.outcome).toBe("acknowledged");

  await expectSync(page, "live");
  await expect(tileOf(page, "in", "断线时说的话")).toBeVisible();
  await expect(rowOf(page, served)).toContainText("断线时说的话");
  await showTab(page, "waiting");
  await expect(rowOf(page, newcomer)).toContainText("断线时来的人");
  await expect(tiles(page, "in")).toHaveCount(2);
  expect(await isSamePage(page)).toBe(true);
});

test("[FD4] [OB1] replies written while disconnected are sent once and in order", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await world.killServer();
  await expectSync(page, "disconnected");

  await reply(page, "断线时写的第一句");
  await reply(page, "断线时写的第二句");
  const first = tileOf(page, "out", "断线时写的第一句");
  const second = tileOf(page, "out", "断线时写的第二句");
  await expect(second).toBeVisible();
  await expect(second).toContainText("等待连接恢复");
  await expect(page.getByTestId("composer-input")).toHaveValue("");
  expect(sendsTo(world, customer)).toEqual([]);

  await world.restartServer();
  await expectSync(page, "live");
  await expectSent(first);
  await expectSent(second);
  await expect(tiles(page, "out")).toHaveCount(2);
  expect(sendsTo(world, customer).map(({ content, delivered }) => [content, delivered])).toEqual([
    ["断线时写的第一句", true],
    ["断线时写的第二句", true],
  ]);
});

test("[FD8] the oldest of too many windows disconnects, explains why, and continues on request", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  await expectSync(page, "live");
  const cookie = await signInAs(world.url, linZhixia.unionid);
  const others = Array.from({ length: 30 }, () => otherWindow(world.url, cookie));
  await expect(page.getByRole("alert").getByText("打开的窗口过多")).toBeVisible();
  await expect(page.getByTestId("sync-state")).not.toHaveAttribute("data-state", "live");
  for (const other of others) other.close();
  await page.getByRole("button", { name: "在此继续" }).click();
  await expectSync(page, "live");
  await expect(page.getByText("打开的窗口过多")).toHaveCount(0);
});
