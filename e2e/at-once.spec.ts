import type { Page, Route } from "@playwright/test";
import { command, expectSent, nameOf, rowOf, sendsTo, serve, showTab, tileOf, tiles } from "./acts.ts";
import { png } from "./pictures.ts";
import { appId, expect, linZhixia, test, xuRan } from "./world.ts";

const box = (page: Page) => page.getByTestId("composer-input");

interface Held {
  count: () => number;
  /** Lets all held requests through, or answers them with `answer`. */
  release: (answer?: { status: number; json: object }) => Promise<void>;
}

async function holdChanges(page: Page, url = "**/api/**"): Promise<Held> {
  const held: Route[] = [];
  let released = false;
  const hold = async (route: Route) => {
    if (released || route.request().method() === "GET") return route.continue();
    held.push(route);
  };
  await page.route(url, hold);
  return {
    count: () => held.length,
    async release(answer) {
      released = true;
      for (const route of held.splice(0)) await (answer ? route.fulfill(answer) : route.continue());
      await page.unroute(url, hold);
    },
  };
}

test("[KB10] the console shows every change before the server answers", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  await consoleOf(xuRan);
  const { keyboard } = page;
  const heading = page.getByRole("heading", { level: 1 });
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  await serve(world, page, first, "第一位");
  await world.simulator.pushText(appId, second, "第二位");
  await showTab(page, "waiting");
  await expect(rowOf(page, second)).toBeVisible();
  await page.locator("main").click();

  const held = await holdChanges(page);
  await command(page, "m");
  await keyboard.type("要发票");
  await keyboard.press("Enter");
  await expect(page.getByTestId("timeline")).toContainText("要发票");
  await page.getByTestId("edit-remark").click();
  await keyboard.type("苏小姐");
  await keyboard.press("Enter");
  await expect(page.getByTestId("customer-name")).toHaveText("苏小姐");
  await page.getByTestId("add-tag").click();
  await page.getByTestId("tag-input").fill("常来");
  await keyboard.press("Enter");
  await expect(page.getByTestId("tags")).toContainText("常来");
  await keyboard.press("Escape");
  await page.getByTestId("status-switch").click();
  await page.getByTestId("status-away").click();
  await expect(page.getByTestId("status-switch")).toHaveAttribute("data-status", "away");

  await page.locator("main").click({ position: { x: 300, y: 200 } });
  await command(page, "t");
  await page.getByTestId("transfer-dialog").locator("label").filter({ hasText: "许然" }).click();
  await page.getByTestId("transfer-confirm").click();
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "not_owner");
  await showTab(page, "active");
  await expect(rowOf(page, first)).toHaveCount(0);

  await command(page, "n");
  await expect(heading).toContainText(nameOf(second));
  await expect(box(page)).toBeFocused();
  await keyboard.type("您好");
  await keyboard.press("Enter");
  await expect(tileOf(page, "out", "您好")).toBeVisible();
  expect(sendsTo(world, second)).toEqual([]);
  expect(held.count()).toBeGreaterThan(3);
  await held.release();
  await expectSent(tileOf(page, "out", "您好"));
  const again = await holdChanges(page);
  await keyboard.type("再见");
  await keyboard.press("Enter");
  await keyboard.press("Escape");
  await keyboard.press("e");
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  await expect(tileOf(page, "out", "您好")).toBeVisible();
  await again.release();
  await expectSent(tileOf(page, "out", "再见"));
  await showTab(page, "ended");
  await expect(rowOf(page, second)).toBeVisible();
});

test("[KB10] the console reverts a refused end and shows the reason in the row left behind", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  const { keyboard } = page;
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  await serve(world, page, first, "第一位");
  await keyboard.type("您好");
  await keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "您好"));
  await world.simulator.pushText(appId, second, "第二位");
  await expect(page.getByTestId("tab-waiting")).toContainText("1");
  await keyboard.press("Escape");
  const ends = await holdChanges(page, "**/api/sessions/*/end");
  await keyboard.press("Shift+E");
  await expect(tileOf(page, "in", "第二位")).toBeVisible();
  await expect(rowOf(page, first)).toHaveCount(0);
  await expect.poll(ends.count).toBe(1);
  await ends.release({ status: 409, json: { refusal: "not_owner", agentId: null, agentName: "许然" } });
  await expect(rowOf(page, first)).toContainText("会话属于 许然");
  await expect(box(page)).toBeFocused();
});

test("[KB9] an agent pastes and sends an image with two key presses during a slow upload", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await serve(world, page, customer);
  const bytes = [...png(40, 30)];
  await page.evaluate(async (data) => {
    const image = new Blob([new Uint8Array(data)], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": image })]);
  }, bytes);
  const preview = page.getByTestId("composer-attachment");
  const uploads = await holdChanges(page, "**/api/accounts/*/media");

  await box(page).focus();
  await page.keyboard.type("就是这只");
  await page.keyboard.press("Control+v");
  await page.keyboard.press("Enter");
  await expect(box(page)).toHaveValue("");
  await expect(preview).toContainText("上传完成后发送");
  await page.keyboard.press("Enter");
  await expect.poll(uploads.count).toBe(1);
  await uploads.release();
  await expect(preview).toBeHidden();
  await expectSent(tiles(page, "out").last());
  await expect.poll(() => sendsTo(world, customer).map((s) => s.msgtype)).toEqual(["image", "text"]);
});

test("[SI7] a sign-out in another tab waits until the image being uploaded is sent", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  const leaving = await page.context().newPage();
  await leaving.goto(page.url());
  const uploads = await holdChanges(page, "**/api/accounts/*/media");
  await page.getByTestId("composer-image").setInputFiles({
    name: "杯子.png",
    mimeType: "image/png",
    buffer: Buffer.from(png(40, 30)),
  });
  await box(page).fill("就是这只");
  await box(page).press("Enter");
  await expect(box(page)).toHaveValue("");
  await leaving.getByTestId("status-switch").click();
  await leaving.getByTestId("status-sign-out").click();
  await expect(leaving.getByText("内容发送后退出登录")).toBeVisible();
  expect(sendsTo(world, customer)).toEqual([]);
  await uploads.release();
  await leaving.waitForURL("**/sign-in");
  await expect.poll(() => sendsTo(world, customer).map((s) => s.msgtype)).toEqual(["image", "text"]);
});
