import type { Page } from "@playwright/test";
import { serve } from "./acts.ts";
import { expect, linZhixia, test, type World, xuRan } from "./world.ts";

// Thaws even after a failed test: a frozen process cannot be stopped.
test.afterEach(({ world }) => world.thawDatabase());

const row = (page: Page, part: string) => page.getByTestId(`check-${part}`);
const goToCheck = (page: Page, world: World) => page.goto(`/a/${world.accountId}/settings/check`);
/** Excludes the clock: tests move the server's. */
const serverParts = ["server", "way", "log", "database", "wechat", "media", "replies"];

async function expectWell(page: Page, ...parts: string[]): Promise<void> {
  for (const part of parts) await expect(row(page, part)).toHaveAttribute("data-standing", "well");
}

test("[SC1] [SC3] the self-check lists healthy parts and copies a report without customer names", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const customer = world.newCustomer();
  await serve(world, page, customer, "在吗");
  await goToCheck(page, world);
  await expectWell(page, ...serverParts);
  await page.getByTestId("check-copy").click();
  await expect(page.getByText("已复制")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("[正常] 数据库: 写入正常。");
  expect(copied).toContain(world.url);
  expect(copied).not.toContain(customer);
  expect(copied).not.toContain("在吗");
});

test("[SC1] [SC2] [T4] the self-check reports a blocked WebSocket, and a reload uses it once available", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(xuRan);
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close({ code: 4000, reason: "blocked" }));
  await goToCheck(page, world);
  await expect(row(page, "way")).toContainText("Upgrade");
  await expect(row(page, "way")).toHaveAttribute("data-standing", "note");
  await expectWell(page, "server", "log");
  await page.routeWebSocket(/socket\.io/, (socket) => void socket.connectToServer());
  await page.getByTestId("check-again").click();
  await expect(row(page, "way")).toContainText("请刷新");
  await page.reload();
  await expectWell(page, "way");
  await page.goto(`/a/${world.accountId}`);
  await expect(page.getByTestId("sync-state")).not.toHaveAttribute("data-polled");
});

test("[SC1] [SC2] the self-check reports a frozen database without a manual refresh", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await goToCheck(page, world);
  await expectWell(page, ...serverParts);
  world.freezeDatabase();
  await expect(row(page, "database")).toContainText("数据库不可用");
  await expect(row(page, "database")).toHaveAttribute("data-standing", "wrong");
  await expect(page.getByTestId("check-summary")).not.toHaveText("一切正常");
  world.thawDatabase();
  await expectWell(page, ...serverParts);
});
