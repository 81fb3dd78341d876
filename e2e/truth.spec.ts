import type { Page } from "@playwright/test";
import { ownMsUntilLive, placeOf, reply, rowOf, serve, showTab, tileOf } from "./acts.ts";
import { admin, appId, cookiesOf, expect, linZhixia, test, xuRan } from "./world.ts";

const sync = (page: Page) => page.getByTestId("sync-state");
const banner = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

/** Simulates a sleeping laptop: no network and no timers. */
async function sleep(page: Page, wake: () => Promise<void> = async () => undefined): Promise<void> {
  await page.context().setOffline(true);
  await expect(sync(page)).toHaveAttribute("data-state", "disconnected");
  await wake();
  await page.context().setOffline(false);
}

test("[T3] [FD4] [TR1] a device shows for four seconds what it missed during sleep, and another device does not", async ({
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

test("[TR1] the console stays unrestored until all required data is reloaded", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  let outOfReach = false;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const text = String(message);
      const far = outOfReach && text.includes('"subscribe"');
      if (far) outOfReach = false;
      server.send(far ? text.replace(/"afterSeq":\d+/, '"afterSeq":999999999') : message);
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
  const request = page.waitForRequest(/\/snapshot$/);
  await sleep(page, async () => {
    outOfReach = true;
  });
  await request;
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

test("[TR2] [F20] long polling replaces a blocked WebSocket, and a reload starts with polling", {
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
