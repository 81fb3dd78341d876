import { chromium, type Page } from "@playwright/test";
import { expectSent, pickUp, reply, rowOf, sendsTo, serve, showTab, tileOf, tiles } from "./acts.ts";
import { networkOf, signalTree } from "./processes.ts";
import { apiOf } from "./tidy-up.ts";
import { appId, cookiesOf, expect, linZhixia, test, type World, xuRan } from "./world.ts";

const minute = 60_000;
const hour = 60 * minute;
const box = (page: Page) => page.getByTestId("composer-input");
const expectSync = (page: Page, state: string): Promise<void> =>
  expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", state);

test("[F16] [SI2] [SI6] [DR2] the page signs out after 25 hours offline, and a new sign-in loads everything again", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const [served, another, newcomer] = [world.newCustomer(), world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, served, "头一天说的");
  await serve(world, page, another, "另一位说的");
  await page.clock.install();
  await page.reload();
  await expectSync(page, "live");
  for (const openid of [served, another]) {
    await rowOf(page, openid).click();
    await expect(tiles(page, "in")).toHaveCount(1);
  }

  await page.context().setOffline(true);
  await expectSync(page, "disconnected");
  await box(page).fill("写了一半的话");
  await rowOf(page, served).click();
  await reply(page, "离线时发的一句");
  await expect(tileOf(page, "out", "离线时发的一句")).toContainText("等待连接恢复");
  world.clock.advance(25 * hour);
  await page.clock.fastForward("25:00:00");
  for (const openid of [served, newcomer]) await world.simulator.pushText(appId, openid, "第二天说的");
  await page.context().setOffline(false);

  await expectSync(page, "signed_out");
  await expect(page.getByRole("alert").filter({ hasText: "此页面不再更新" })).toBeVisible();
  await expect(tileOf(page, "out", "离线时发的一句")).toContainText("发送失败");
  await expect(tiles(page, "in")).toHaveCount(1);

  await page.context().addCookies(await cookiesOf(world, linZhixia));
  const snapshot = page.waitForResponse(/\/snapshot$/);
  await page.reload();
  expect((await snapshot).status()).toBe(200);
  await expectSync(page, "live");
  await expect(tileOf(page, "in", "第二天说的")).toBeVisible();
  await expect(tileOf(page, "in", "头一天说的")).toBeVisible();
  await expect(tileOf(page, "out", "离线时发的一句")).toContainText("发送失败");
  await showTab(page, "waiting");
  await expect(rowOf(page, newcomer)).toContainText("第二天说的");
  await pickUp(page, another);
  await expect(box(page)).toHaveValue("写了一半的话");
  expect([served, another].flatMap((openid) => sendsTo(world, openid))).toEqual([]);
});

const consolesAt = async ({ url }: World): Promise<number> =>
  Number(/^jieru_sockets (\d+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

test("[F18] [AG3] [SE10] [OB7] [DR5] a console frozen during reassignment sends nothing on its first key and keeps its drafts", {
  tag: "@slow",
}, async ({ world, consoleOf, launchOptions }) => {
  const [answered, drafted] = [world.newCustomer(), world.newCustomer()];
  const colleague = await consoleOf(xuRan);
  const laptop = await chromium.launchServer(launchOptions);
  const pid = laptop.process().pid as number;
  try {
    const browser = await chromium.connect(laptop.wsEndpoint());
    const page = await browser.newPage({ baseURL: world.url, locale: "zh-CN" });
    await page.context().addCookies(await cookiesOf(world, linZhixia));
    await page.goto(`/a/${world.accountId}`);
    await serve(world, page, drafted);
    const saved = page.waitForResponse((r) => r.url().includes("/draft") && r.request().method() === "PUT");
    await box(page).fill("只写了一半");
    await saved;
    const draftedIn = await rowOf(page, drafted).getAttribute("data-row");
    await serve(world, page, answered);
    await box(page).fill("睡着前写的");
    signalTree(pid, "SIGSTOP");
    const firstKey = box(page).press("Enter");
    // The server pings every ten seconds and waits five (FD11), so only the colleague's console stays connected.
    await expect.poll(() => consolesAt(world)).toBe(1);
    world.clock.advance(3 * minute);
    for (const customer of [answered, drafted]) {
      await pickUp(colleague, customer);
      await reply(colleague, "我来接着为您办");
      await expectSent(tileOf(colleague, "out", "我来接着为您办"));
    }
    const toast = page.getByText("未发出：睡着前写的").waitFor({ timeout: 60_000 });
    // Resumes the network process last: the key must arrive before any event of the feed.
    signalTree(pid, "SIGCONT", networkOf(pid));
    await firstKey;
    signalTree(pid, "SIGCONT");
    await toast;

    await expectSync(page, "live");
    await expect(page.getByTestId("conversation")).toContainText(`已由 ${xuRan.name} 接待`);
    await showTab(page, "active");
    for (const customer of [answered, drafted]) {
      await expect(rowOf(page, customer)).toHaveCount(0);
      expect(sendsTo(world, customer).map(({ content }) => content)).toEqual(["我来接着为您办"]);
    }
    const { agent } = await (await page.request.get("/api/me")).json();
    const handBack = await apiOf(world, xuRan);
    await handBack("POST", `/api/sessions/${draftedIn}/transfer`, { agentId: agent.id });
    await rowOf(page, drafted).click();
    await expect(box(page)).toHaveValue("只写了一半");
  } finally {
    signalTree(pid, "SIGCONT");
    await laptop.close();
  }
});
