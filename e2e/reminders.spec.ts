import type { TopicsAnswer } from "@jieru/shared/protocol/wrap-up";
import type { Page } from "@playwright/test";
import { expectSent, openPalette, reply, rowOf, serve, showTab, tileOf, untilAtHand } from "./acts.ts";
import { apiOf } from "./tidy-up.ts";
import { admin, expect, linZhixia, test } from "./world.ts";

const minute = 60_000;

/** Waits for the server, whose clock decides which times are allowed. */
const untilSet = async (page: Page): Promise<void> =>
  expect((await page.waitForResponse("**/reminder")).status()).toBe(200);

test("[RM8] [RM9] an agent sets a reminder by mouse, receives it for an inactive session and completes it", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await page.getByTestId("more").click();
  await page.getByTestId("menu-remind").click();
  await page.getByTestId("reminder-text").fill("发货单号");
  await page.getByText("2 小时后").click();
  const set = untilSet(page);
  await page.getByTestId("reminder-set").click();
  const bar = page.getByTestId("reminder-bar");
  await expect(bar).toContainText("提醒：发货单号");
  await expect(rowOf(page, customer).getByTestId("reminder-mark")).toBeVisible();
  await set;

  await reply(page, "我帮您查");
  await expectSent(tileOf(page, "out", "我帮您查"));
  world.clock.advance(121 * minute);
  await expect(bar).toHaveAttribute("data-due", "true");
  await expect(bar).toContainText("跟进到期：发货单号");
  const tab = page.getByTestId("tab-inactive");
  await expect(tab.getByRole("img", { name: "有跟进到期" })).toBeVisible();
  await showTab(page, "inactive");
  await expect(rowOf(page, customer).getByTestId("reminder-mark")).toHaveText("跟进到期");

  await page.getByTestId("reminder-done").click();
  await expect(bar).toHaveCount(0);
  await expect(rowOf(page, customer).getByTestId("reminder-mark")).toHaveCount(0);
  await expect(tab.getByRole("img")).toHaveCount(0);
});

test("[RM8] [RM9] an agent sets, snoozes and completes a reminder by keyboard", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await reply(page, "我帮您查");
  await expectSent(tileOf(page, "out", "我帮您查"));
  const { keyboard } = page;
  await keyboard.press("Escape");
  await keyboard.press("l");
  await expect(page.getByTestId("reminder-text")).toBeFocused();
  await keyboard.type("ask the store");
  const set = untilSet(page);
  await keyboard.press("Enter");
  const bar = page.getByTestId("reminder-bar");
  await expect(bar).toContainText("ask the store");
  await expect(page.getByTestId("reminder-dialog")).toHaveCount(0);
  await set;

  world.clock.advance(31 * minute);
  await expect(bar).toHaveAttribute("data-due", "true");
  await keyboard.press("l");
  await expect(page.getByTestId("reminder-text")).toHaveValue("ask the store");
  await keyboard.press("ArrowDown");
  await expect(page.getByTestId("remind-later")).toBeChecked();
  const setAgain = untilSet(page);
  await keyboard.press("Enter");
  await expect(bar).not.toHaveAttribute("data-due", "true");
  await setAgain;

  world.clock.advance(121 * minute);
  await expect(bar).toHaveAttribute("data-due", "true");
  await openPalette(page);
  const palette = page.getByTestId("palette-input");
  await expect(palette).toBeFocused();
  await palette.fill("办完");
  await keyboard.press("Enter");
  await expect(bar).toHaveCount(0);
});

test("[RM9] [KB11] ending a session with a pending reminder asks for confirmation", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await page.getByTestId("composer-input").fill("明天给您发");
  await page.getByTestId("composer-input").press("Enter");
  await page.getByTestId("composer-input").press("Escape");
  await page.keyboard.press("l");
  await page.getByTestId("reminder-text").press("Enter");
  await expect(page.getByTestId("reminder-bar")).toBeVisible();
  await page.getByTestId("end-session").click();
  await expect(page.getByRole("alertdialog")).toContainText("有未到期的提醒");
  await page.getByTestId("end-confirm").click();
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  await expect(page.getByTestId("reminder-bar")).toHaveCount(0);
});

test("[TR9] [RM8] [WU2] the reminder and topic dialogs open by key while disconnected", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const api = await apiOf(world, admin);
  const added = await api("POST", `/api/accounts/${world.accountId}/topics`, { name: customer.slice(-9) });
  const { topics } = (await added.json()) as TopicsAnswer;
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  const atHand = untilAtHand(page);
  await page.reload();
  await atHand;
  await expect(page.getByTestId("composer-input")).toBeVisible();
  await page.context().setOffline(true);
  await page.getByTestId("composer-input").press("Escape");
  await page.keyboard.press("l");
  await expect(page.getByTestId("reminder-text")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("w");
  await expect(page.getByTestId("wrap-up-find")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.context().setOffline(false);
  await api("PATCH", `/api/accounts/${world.accountId}/topics/${topics.at(-1)?.id}`, { retired: true });
});
