import type { TopicsAnswer } from "@jieru/shared/protocol/wrap-up";
import type { Page } from "@playwright/test";
import { end, nameOf, openPalette, placeOf, reply, rowOf, sendsTo, serve, showTab, tileOf } from "./acts.ts";
import { expectAccessible } from "./screens/visual-checks.ts";
import { apiOf } from "./tidy-up.ts";
import { admin, expect, linZhixia, test } from "./world.ts";

const gate = (page: Page) => page.getByTestId("gate");
const delayReplies = async (page: Page, accountId: string) => {
  const back = page.url();
  await page.goto(`/a/${accountId}/settings/keys`);
  await page.getByTestId("send-delay").click();
  await expect(page.getByTestId("send-delay")).toBeChecked();
  await page.goto(back);
};

test("[SE18] [KB24] an agent undoes an end from the notice, or by Ctrl Z in the next customer's empty box", async ({
  world,
  consoleOf,
}) => {
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, second, "第二位");
  await serve(world, page, first, "第一位");
  await end(page);
  await expect(gate(page)).toHaveAttribute("data-gate", "ended");
  const notice = page.getByTestId("end-notice");
  await expect(notice).toContainText(nameOf(first));
  await expectAccessible(page, "the notice of an end");
  await page.getByTestId("undo-end").click();
  await expect(notice).toHaveCount(0);
  await expect(page.locator('[data-what="reopened"]')).toHaveText(/林知夏 撤销了结束$/);
  await reply(page, "还在的");
  await expect(tileOf(page, "out", "还在的")).toHaveAttribute("data-delivery", "sent");

  // An answered session ends without a question.
  const ended = page.waitForResponse("**/api/sessions/*/end");
  await page.getByTestId("end-session").click();
  await ended;
  await showTab(page, "active");
  await rowOf(page, second).click();
  const box = page.getByTestId("composer-input");
  await box.fill("写");
  await box.press("Control+z");
  await expect(notice).toBeVisible();
  await box.fill("");
  await box.press("Control+z");
  await expect(page.getByTestId("timeline")).toContainText("第一位");
  await expect(page.locator('[data-what="reopened"]')).toHaveCount(2);
  await expect(notice).toHaveCount(0);
});

test("[SE18] [WU2] a topic button in the notice saves the session's topic", async ({ world, consoleOf }) => {
  const [customer, other] = [world.newCustomer(), world.newCustomer()];
  const name = `物流${customer.slice(-6)}`;
  const api = await apiOf(world, admin);
  const added = await api("POST", `/api/accounts/${world.accountId}/topics`, { name });
  const id = ((await added.json()) as TopicsAnswer).topics.find((topic) => topic.name === name)?.id;
  const page = await consoleOf(linZhixia);
  await serve(world, page, other);
  await serve(world, page, customer);
  const session = new URL(page.url()).pathname;
  await end(page);
  await showTab(page, "active");
  await rowOf(page, other).click();
  const notice = page.getByTestId("end-notice");
  await notice.getByRole("button", { name }).click();
  await expect(notice).toHaveCount(0);
  await page.goto(session);
  await expect(page.getByTestId("ended-wrap-up")).toContainText(`会话小结：${name}`);
  await api("PATCH", `/api/accounts/${world.accountId}/topics/${id}`, { retired: true });
});

test("[SE19] an agent reopens an ended session from its row, its bar and the palette", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await end(page);
  await showTab(page, "ended");
  const place = placeOf(page, customer);
  await place.hover();
  await place.getByTestId("reopen-row").click();
  await expect(page.getByTestId("composer-input")).toBeVisible();
  await expect(page.locator('[data-what="reopened"]')).toHaveCount(1);

  await end(page);
  await page.getByTestId("reopen").click();
  await expect(page.getByTestId("composer-input")).toBeVisible();
  await expect(page.locator('[data-what="reopened"]')).toHaveCount(2);

  await end(page);
  await openPalette(page);
  await page.getByTestId("palette-input").fill("重新打开");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("composer-input")).toBeVisible();
  await expect(page.locator('[data-what="reopened"]')).toHaveCount(3);
});

test("[OB16] [KB24] a delayed reply can be undone, and is sent once by itself, at session end or page exit", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await delayReplies(page, world.accountId);
  const box = page.getByTestId("composer-input");
  await box.fill("写错了");
  await box.press("Enter");
  await expect(page.getByTestId("held")).toContainText("秒后发送");
  await page.getByTestId("undo-reply").click();
  await expect(box).toHaveValue("写错了");
  await expect(page.getByTestId("held")).toHaveCount(0);
  await box.press("Enter");
  await expect(box).toHaveValue("");
  await box.press("Control+z");
  await expect(box).toHaveValue("写错了");

  const texts = () => sendsTo(world, customer).map(({ content }) => String(content));
  await reply(page, "第一句");
  await expect(page.getByTestId("held")).toBeVisible();
  expect(texts()).toEqual([]);
  await expect.poll(texts).toEqual(["第一句"]);

  await reply(page, "第二句");
  await expect(page.getByTestId("held")).toBeVisible();
  await page.reload();
  await expect.poll(texts).toEqual(["第一句", "第二句"]);
  await expect(tileOf(page, "out", "第二句")).toHaveCount(1);

  await reply(page, "第三句");
  await expect(page.getByTestId("held")).toBeVisible();
  await page.getByTestId("end-session").click();
  await expect.poll(texts).toEqual(["第一句", "第二句", "第三句"]);
  await expect(gate(page)).toHaveAttribute("data-gate", "ended");
});
