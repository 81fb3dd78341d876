import type { Page } from "@playwright/test";
import { expectSent, reply, rowOf, sendsTo, serve, tileOf } from "./acts.ts";
import { admin, appId, expect, linZhixia, test, type World } from "./world.ts";

const box = (page: Page) => page.getByTestId("composer-input");
const bar = (page: Page) => page.getByTestId("next-reply");
const three = ["第一条", "第二条", "第三条"];

/** Uses up the three replies of the account; WeChat actually grants `granted`. */
async function usedUp(world: World, page: Page, customer: string, granted: number | null = null) {
  world.simulator.switches.set({ grantedByMessage: granted });
  await serve(world, page, customer);
  for (const text of three) await reply(page, text);
  for (const text of three) await expectSent(tileOf(page, "out", text));
  await expect(page.getByTestId("allowance-bar")).toHaveAttribute("data-level", "used");
}

async function tryReply(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.getByTestId("try-reply").click();
  await expect(page.getByTestId("try-dialog")).toContainText("微信可能拒绝这条回复");
  await page.getByTestId("try-confirm").click();
}

test("[RA8] [RA9] WeChat accepts a tried reply, and the settings propose its number", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await usedUp(world, page, customer, 5);
  await tryReply(page, "第四条");
  await expectSent(tileOf(page, "out", "第四条"));
  await expect(box(page)).toHaveValue("");
  expect(sendsTo(world, customer).map(({ verdict }) => verdict)).toEqual(Array(4).fill("accepted"));
  await expect(page.getByTestId("allowance-bar")).toHaveAttribute("data-left", "0");
  await tryReply(page, "第五条");
  await expectSent(tileOf(page, "out", "第五条"));

  const settings = await consoleOf(admin);
  await settings.goto(settings.url().replace(/(\/a\/[^/]+).*/, "$1/settings/allowance"));
  await expect(settings.getByTestId("reply-evidence")).toContainText("第 5 条");
  await expect(settings.getByTestId("preset-guide")).toBeChecked();
  await settings.getByTestId("use-proposed").click();
  await expect(settings.getByTestId("preset-current")).toBeChecked();
});

test("[DR19] a prepared reply survives a reload, appears on another device, and one Enter sends it", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await usedUp(world, page, customer);
  const saved = page.waitForResponse(
    (r) => r.url().includes("/draft") && r.request().postData()?.includes("prepared") === true,
  );
  await box(page).fill("到货了，今天发出");
  await box(page).press("Enter");
  await expect(bar(page)).toContainText("用户发来消息后，按 Enter 才会发送");
  await saved;
  await page.reload();
  await expect(bar(page)).toHaveAttribute("data-prepared", "true");
  await expect(rowOf(page, customer).getByTestId("prepared-mark")).toBeVisible();
  const laptop = await consoleOf(linZhixia);
  await laptop.goto(page.url());
  await expect(bar(laptop)).toHaveAttribute("data-prepared", "true");
  await expect(box(laptop)).toHaveValue("到货了，今天发出");

  await world.simulator.pushText(appId, customer, "货到了吗");
  await expect(page.getByTestId("customer-wrote")).toContainText("货到了吗");
  await expect(bar(page)).toContainText("按 Enter 发送预备的回复");
  await expect(bar(laptop)).toContainText("按 Enter 发送预备的回复");
  // The bar ignores an Enter within one second after the customer's action.
  const shownAt = Date.now();
  await expect.poll(() => Date.now() - shownAt).toBeGreaterThan(1_000);
  expect(sendsTo(world, customer)).toHaveLength(3);
  await box(page).press("Enter");
  await expectSent(tileOf(page, "out", "到货了，今天发出"));
  await expect(box(page)).toHaveValue("");
  await expect(bar(page)).toBeEmpty();
  expect(sendsTo(world, customer)).toHaveLength(4);
});
