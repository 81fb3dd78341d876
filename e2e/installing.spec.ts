import type { Page } from "@playwright/test";
import { serve } from "./acts.ts";
import { expectGoodLooks } from "./screens/visual-checks.ts";
import { expect, linZhixia, test } from "./world.ts";

test.use({ serviceWorkers: "allow" });

const workerReady = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
  });

const listKept = (page: Page) =>
  page.evaluate(async () => {
    const kept: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname);
    return kept.toSorted();
  });

const offlineFiles = ["/icon.svg", "/offline.css", "/offline.html", "/offline.js", "/theme.js"];

test("[IN1] the browser can install the console", async ({ visitorAt }) => {
  const page = await visitorAt("/sign-in");
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Test browsers are private, which prevents installation; any other error fails the test.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  const { errors } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
});

test("[IN2] [IN3] the offline page names the problem, stores no customer data and reloads by itself", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await workerReady(page);
  const customer = world.newCustomer();
  await serve(world, page, customer, "我的收货地址是苏州平江路 12 号");
  await expect(page.getByTestId("timeline")).toContainText("平江路");
  const address = page.url();

  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading")).toHaveText("接入 未连接");
  await expect(page.locator("body")).not.toContainText("平江路");
  await expectGoodLooks(page, "offline", { name: "zh-CN, light", language: "zh-CN", withAxe: true });
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await page.emulateMedia({ colorScheme: "dark" });
  await page.reload();
  await expect(page.getByRole("heading")).toHaveText("Jieru is not connected");
  await expectGoodLooks(page, "offline", { name: "en, dark", language: "en", withAxe: true });
  await page.evaluate(() => localStorage.setItem("jieru.language", "zh-TW"));
  await page.reload();
  await expect(page.getByRole("heading")).toHaveText("接入 未連線");
  expect(await listKept(page)).toEqual(offlineFiles);

  await page.context().setOffline(false);
  await expect(page.getByTestId("timeline")).toContainText("平江路");
  expect(page.url()).toBe(address);
  expect(await listKept(page)).toEqual(offlineFiles);
  await page.getByTestId("status-switch").click();
  await page.getByTestId("status-sign-out").click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await listKept(page)).toEqual(offlineFiles);
});
