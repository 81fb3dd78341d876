/** Connection state, times, and identity of the signed-in person. */
import type { Page } from "@playwright/test";
import { ownMsUntilLive, placeOf, reply, rowOf, sendsTo, serve, showTab, tileOf } from "./acts.ts";
import { apiOf } from "./tidy-up.ts";
import { admin, appId, cookiesOf, expect, linZhixia, supervisor, test, xuRan } from "./world.ts";

const sync = (page: Page) => page.getByTestId("sync-state");
const banner = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

/** Simulates a sleeping laptop: no network and no timers. */
async function sleep(page: Page, wake: () => Promise<void> = async () => undefined): Promise<void> {
  await page.context().setOffline(true);
  await expect(sync(page)).toHaveAttribute("data-state", "disconnected");
  await wake();
  await page.context().setOffline(false);
}

test("[TR1] a device reports messages missed during sleep for four seconds, and another device does not", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const desk = await consoleOf(linZhixia);
  await serve(world, desk, customer, "在吗");
  const laptop = await consoleOf(linZhixia);
  await laptop.clock.install();
  await laptop.goto(new URL(desk.url()).pathname);
  await expect(tileOf(laptop, "in", "在吗")).toBeVisible();
  await expect(sync(laptop)).toHaveAttribute("data-state", "live");

  await sleep(laptop, async () => {
    await world.simulator.pushText(appId, customer, "睡着时说的一");
    await world.simulator.pushText(appId, customer, "睡着时说的二");
    await expect(tileOf(desk, "in", "睡着时说的二")).toBeVisible();
    await laptop.clock.fastForward("10:00");
  });
  expect(await ownMsUntilLive(laptop)).toBeLessThan(3_000);
  await expect(banner(laptop, "补齐 2 条消息")).toBeVisible();
  await expect(tileOf(laptop, "in", "睡着时说的二")).toBeVisible();
  await laptop.clock.fastForward(4_100);
  await expect(banner(laptop, "已恢复")).toHaveCount(0);
  await expect(banner(desk, "已恢复")).toHaveCount(0);
});

test("[TR1] a console that slept through a take-over reports it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const laptop = await consoleOf(linZhixia);
  await serve(world, laptop, customer, "在吗");
  const sessionId = new URL(laptop.url()).pathname.split("/").at(-1);
  const api = await apiOf(world, supervisor);
  await laptop.clock.install();
  await laptop.reload();
  await expect(tileOf(laptop, "in", "在吗")).toBeVisible();
  await expect(sync(laptop)).toHaveAttribute("data-state", "live");
  await sleep(laptop, async () => {
    expect((await api("POST", `/api/sessions/${sessionId}/take-over`)).ok).toBe(true);
    await world.simulator.pushText(appId, customer, "换人了吗");
  });
  await expect(banner(laptop, "你的 1 个会话有变动")).toBeVisible();
  await expect(banner(laptop, "没有遗漏消息")).toHaveCount(0);
});

test("[TR1] the console stays unrestored until all required data is reloaded", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  let outOfReach = false;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const asked = String(message);
      const far = outOfReach && asked.includes('"subscribe"');
      if (far) outOfReach = false;
      server.send(far ? asked.replace(/"afterSeq":\d+/, '"afterSeq":999999999') : message);
    });
  });
  await page.clock.install();
  await page.goto(`/a/${world.accountId}`);
  await expect(sync(page)).toHaveAttribute("data-state", "live");
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/snapshot$/, async (route) => {
    await released;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/snapshot$/);
  await sleep(page, async () => {
    outOfReach = true;
  });
  await asked;
  await page.clock.fastForward(2_500);
  await expect(sync(page)).toHaveAttribute("data-state", "catching_up");
  await expect(banner(page, "已恢复")).toHaveCount(0);
  release();
  await expect(sync(page)).toHaveAttribute("data-state", "live");
  await expect(banner(page, "已恢复")).toBeVisible();
});

test("[FD5] [FD4] a console disconnected for lagging reconnects by itself", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "在吗");
  let opened = 0;
  let cut = () => {};
  await page.routeWebSocket(/socket\.io/, (socket) => {
    opened++;
    const server = socket.connectToServer();
    // Sends what the server's `disconnect` sends before it closes the connection.
    cut = () => {
      socket.send("41");
      void server.close();
      void socket.close();
    };
  });
  await page.reload();
  await expect(sync(page)).toHaveAttribute("data-state", "live");
  cut();
  await expect.poll(() => opened).toBe(2);
  await world.simulator.pushText(appId, customer, "还在吗");
  await expect(sync(page)).toHaveAttribute("data-state", "live");
  await expect(tileOf(page, "in", "还在吗")).toBeVisible();
});

test("[TR8] a slow recovery counts down the remaining events", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "在吗");
  const held: (() => void)[] = [];
  let slow = false;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (slow && String(message).includes('["events"')) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  await page.reload();
  await expect(sync(page)).toHaveAttribute("data-state", "live");
  await sleep(page, async () => {
    slow = true;
    for (const text of ["一", "二", "三"]) await world.simulator.pushText(appId, customer, text);
  });
  await expect(sync(page)).toHaveText("同步中，还差 3 项更新");
  slow = false;
  for (const send of held) send();
  await expect(sync(page)).toHaveAttribute("data-state", "live");
  await expect(tileOf(page, "in", "三")).toBeVisible();
});

test("[TR1] a message read on one device is read on the other", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const desk = await consoleOf(linZhixia);
  await serve(world, desk, first);
  await serve(world, desk, second);
  const phone = await consoleOf(linZhixia);
  await showTab(phone, "active");
  await world.simulator.pushText(appId, first, "还在吗");
  await expect(rowOf(phone, first)).toContainText("还在吗");
  await expect(rowOf(phone, first)).toHaveAttribute("data-unread", "1");
  await rowOf(desk, first).click();
  await expect(rowOf(phone, first)).toHaveAttribute("data-unread", "0");
  await expect(rowOf(desk, first)).toHaveAttribute("data-unread", "0");
});

test("[TR2] [F20] long polling replaces a blocked WebSocket until a reload succeeds", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(xuRan);
  let tried = 0;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    tried++;
    return socket.close({ code: 4000, reason: "blocked" });
  });
  await page.reload();
  await expect(sync(page)).toHaveAttribute("data-polled", "true");
  await expect(sync(page)).toHaveText("轮询");
  const customer = world.newCustomer();
  await serve(world, page, customer, "在吗");
  await world.simulator.pushText(appId, customer, "轮询也收得到");
  await expect(tileOf(page, "in", "轮询也收得到")).toBeVisible();
  const before = tried;
  await page.reload();
  await expect(sync(page)).toHaveAttribute("data-polled", "true");
  expect(tried, "WebSockets tried before it").toBe(before);
});

test("[TR2] the console distinguishes a blocked network from an unreachable server", {
  tag: "@slow",
}, async ({ consoleOf }) => {
  const page = await consoleOf(xuRan);
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close({ code: 4000, reason: "blocked" }));
  await page.route(/socket\.io/, (route) => route.fulfill({ status: 403 }));
  await page.reload();
  await expect(sync(page)).toHaveText("网络拦截");
  await expect(page.getByRole("alert").filter({ hasText: "阻止了实时连接" })).toBeVisible();
  await page.unroute(/socket\.io/);
  await expect(sync(page)).toHaveText("轮询");
});

test("[TR5] [TR6] [EV19] exact times appear on hover or by key, with the account's time zone when it differs", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(xuRan, { timezoneId: "Europe/Berlin" });
  await serve(world, page, customer, "几点了");
  const time = tileOf(page, "in", "几点了").locator("[data-at]");
  await expect(page.getByTestId("zones").first()).toHaveText(/本机时区 UTC\+[12]，账号 UTC\+8/);
  await time.hover();
  const exact = page.getByRole("tooltip");
  await expect(exact).toHaveText(/:\d\d UTC\+[12]，账号时区 .*:\d\d UTC\+8$/);
  await exact.dblclick();
  expect(await page.evaluate(() => String(getSelection()))).not.toBe("");
  await page.keyboard.press("Escape");
  await expect(exact).toHaveCount(0);
  await expect(time).toHaveText(/^\d\d:\d\d$/);
  await page.getByTestId("composer-input").press("Escape");
  await page.keyboard.press("x");
  await expect(time).toHaveText(/^\d\d-\d\d \d\d:\d\d:\d\d$/);
  await expect(rowOf(page, customer).locator("[data-at]").first()).toHaveText(/:\d\d:\d\d$/);
  await page.keyboard.press("x");
  await expect(time).toHaveText(/^\d\d:\d\d$/);
});

test("[TR11] a message that arrived before a delayed reply stays unread and unanswered", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [first, other] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, first, "有现货吗");
  await serve(world, page, other, "在吗");
  await rowOf(page, first).click();
  await expect(tileOf(page, "in", "有现货吗")).toBeVisible();
  await page.context().setOffline(true);
  await reply(page, "有的");
  await rowOf(page, other).click();
  await world.simulator.pushText(appId, first, "那红色的呢");
  await page.context().setOffline(false);
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
  await expect.poll(() => sendsTo(world, first).length).toBe(1);
  await expect(rowOf(page, first)).toContainText("我：有的");
  await expect(rowOf(page, first)).toHaveAttribute("data-unread", "1");
  await rowOf(page, first).click();
  await expect(tileOf(page, "in", "那红色的呢")).toBeVisible();
  await expect(rowOf(page, first)).toHaveAttribute("data-unread", "0");
  await reply(page, "红色的也有");
  await expect(rowOf(page, first)).toContainText("我：红色的也有");
});

test("[SI6] a page that slept through another person's sign-in follows and changes nothing", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await world.simulator.pushText(appId, customer, "有人吗");
  await showTab(page, "waiting");
  await expect(rowOf(page, customer)).toBeVisible();
  await sleep(page, async () => {
    await page.context().addCookies(await cookiesOf(world, xuRan));
  });
  await expect(sync(page)).toHaveAttribute("data-state", "signed_out");
  await placeOf(page, customer).getByTestId("pick-up").click();
  await expect(rowOf(page, customer)).toContainText("登录已失效");
  const other = await consoleOf(admin);
  await showTab(other, "waiting");
  await expect(rowOf(other, customer)).toBeVisible();
  const late = world.newCustomer();
  await world.simulator.pushText(appId, late, "还有人吗");
  await expect(rowOf(other, late)).toBeVisible();
  await expect(rowOf(page, late)).toHaveCount(0);
});

test("[SI6] the server refuses actions of a page whose browser signed in as another person", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  const customer = world.newCustomer();
  await serve(world, page, customer);
  await page.context().clearCookies();
  await page.context().addCookies(await cookiesOf(world, xuRan));
  await reply(page, "我是林知夏");
  await expect(sync(page)).toHaveAttribute("data-state", "signed_out");
  await expect(tileOf(page, "out", "我是林知夏")).toContainText("登录已失效");
  expect(sendsTo(world, customer)).toEqual([]);
});

test("[SI6] a page without its cookie offers sign-in at the first refusal and keeps the reply", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer());
  await page.context().clearCookies();
  await reply(page, "在的，稍等");
  await expect(sync(page)).toHaveAttribute("data-state", "signed_out");
  const tile = tileOf(page, "out", "在的，稍等");
  await expect(tile).toContainText("登录已失效");
  const way = page.getByRole("alert").getByRole("button", { name: "登录" });
  await expect(way).toBeVisible();
  await way.click();
  await expect(page).toHaveURL(/\/sign-in/);
});
