import { secondDemoAccount } from "@jieru/dev-env/demo";
import type { Page } from "@playwright/test";
import { listClippedWords } from "./screens/clipping.ts";
import { appId, expect, test, type World, xuRan } from "./world.ts";

const second = secondDemoAccount.appId;

async function change(page: Page, name: string): Promise<void> {
  await page.getByTestId("account-switcher").click();
  await page.getByRole("menuitemradio", { name }).click();
  await expect(page.getByTestId("account-switcher")).toContainText(name);
  await expect(page.getByTestId("sync-state")).toHaveAttribute("data-state", "live");
}

async function writeToSecond(world: World, text: string): Promise<string> {
  const openid = world.newCustomer();
  expect((await world.simulator.pushText(second, openid, text)).outcome).toBe("acknowledged");
  return openid;
}

test("[MA1] [MA2] [MA3] the account switcher opens another account, and the console leads back to its sessions", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(xuRan);
  await expect(page.getByTestId("account-news")).toBeHidden();
  const openid = await writeToSecond(world, "有没有这本书");
  const row = page.locator("[data-row]").filter({ hasText: openid.slice(-4) });
  const left = page.getByTestId("left-behind");

  await test.step("the switcher shows waiting customers of the other account and opens it by keyboard", async () => {
    await expect(page.getByTestId("account-news")).toBeVisible();
    await expect(page.getByText("有没有这本书")).toHaveCount(0);
    await page.getByTestId("account-switcher").focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitemradio", { name: "山南书屋" })).toContainText("1 人等待");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("account-switcher")).toContainText("山南书屋");
    await expect(page.getByTestId("account-news")).toBeHidden();
    await page.getByTestId("tab-waiting").click();
    await expect(row).toBeVisible();
  });

  await test.step("the first account shows the remaining time of the session left in the other", async () => {
    await page.getByTestId("pick-up-next").click();
    await page.getByTestId("composer-input").fill("我们今天");
    await change(page, "半山茶器");
    await expect(row).toHaveCount(0);
    await expect(page.getByTestId("composer-input")).toHaveCount(0);
    await expect(left).toContainText("「山南书屋」仍有 1 个会话进行中");
    await expect(left).toContainText(/[23] 分/);
  });

  await test.step("one press returns to the session and its draft", async () => {
    await page.getByTestId("go-back").click();
    await expect(page.getByTestId("account-switcher")).toContainText("山南书屋");
    await expect(left).toBeHidden();
    await expect(page.getByTestId("composer-input")).toHaveValue("我们今天");
  });
});

test("[MA2] [DI2] the English notice about sessions left in a long-named account is not cut off at 1366 pixels", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(xuRan, { viewport: { width: 1366, height: 768 } });
  await page.evaluate(() => localStorage.setItem("jieru.language", "en"));
  await writeToSecond(world, "请问几点关门");
  await page.reload();
  await change(page, "山南书屋");
  await page.getByTestId("pick-up-next").click();
  await page.getByTestId("composer-input").waitFor();
  await change(page, "半山茶器");
  await world.simulator.pushText(appId, world.newCustomer(), "在吗");
  const count = page.getByText(/^\d+ still active$/);
  await expect(count).toBeVisible();
  const longest = page.locator("aside [data-at]").filter({ hasText: "under 1 min" });
  await expect(longest).toBeVisible();
  await count.evaluate((e) => {
    if (e.previousElementSibling) e.previousElementSibling.textContent = "山南书屋与茶".repeat(10);
  });
  const clipped = await listClippedWords(page);
  expect(clipped.filter((words) => !words.startsWith("山南"))).toEqual([]);
  for (const whole of [count, longest])
    expect(
      await whole.evaluate((e) => {
        const { right } = e.getBoundingClientRect();
        return (
          right <=
          (e.closest("section, aside > div")?.querySelector("button")?.getBoundingClientRect().left ?? 0)
        );
      }),
    ).toBe(true);
});
