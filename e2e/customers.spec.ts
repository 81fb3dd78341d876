import type { Page } from "@playwright/test";
import { pickUp, reply, rowOf, sendsTo, serve, showTab, tileOf } from "./acts.ts";
import { appId, expect, linZhixia, supervisor, test, type World } from "./world.ts";

const noteTile = (page: Page, text: string) =>
  page.getByTestId("timeline").locator("[data-type=note]").filter({ hasText: text });

async function openSessionOf(page: Page, owner: Page): Promise<void> {
  await page.goto(new URL(owner.url()).pathname);
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "watching");
}

async function phoneOf(world: World, phones: Page, openid: string) {
  await phones.goto(world.simulator.url);
  return phones.getByTestId(`phone-${openid}`);
}

test("[NO1] [NO4] the owner sees a supervisor's note at once and the phone never shows it", async ({
  world,
  consoleOf,
  visitorAt,
}) => {
  const customer = world.newCustomer();
  world.simulator.addCustomer({ openid: customer, name: "试用的客人", sessionFrom: "商品详情" });
  const owner = await consoleOf(linZhixia);
  await serve(world, owner, customer, "杯子磕了");
  const boss = await consoleOf(supervisor);
  await openSessionOf(boss, owner);

  await boss.getByTestId("write-note").click();
  await boss.getByTestId("note-input").fill("老客，直接补发");
  await boss.getByTestId("note-input").press("Enter");
  await expect(noteTile(boss, "老客，直接补发")).toBeVisible();
  await expect(boss.getByTestId("note-input")).toHaveValue("");
  await expect(noteTile(owner, "老客，直接补发")).toContainText("白露");

  await reply(owner, "马上给您补发");
  await expect(tileOf(owner, "out", "马上给您补发")).toHaveAttribute("data-delivery", "sent");
  const phone = await phoneOf(world, await visitorAt("/sign-in"), customer);
  await expect(phone).toContainText("马上给您补发");
  await expect(phone).not.toContainText("直接补发");
  expect(sendsTo(world, customer).map((s) => s.content)).toEqual(["马上给您补发"]);
});

test("[NO8] the console never sends a note as a reply, even when the mode changes", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await page.getByTestId("composer-input").fill("给用户的话");
  await page.getByTestId("composer-mode").getByRole("radio", { name: "备注" }).click();
  await expect(page.getByTestId("composer-input")).toHaveCount(0);
  await expect(page.getByTestId("note-input")).toHaveValue("");
  await expect(page.getByTestId("note-input")).toBeFocused();
  await page.getByTestId("note-input").fill("他总是砍价");
  await page.getByTestId("composer-mode").getByRole("radio", { name: "回复" }).click();
  await expect(page.getByTestId("composer-input")).toHaveValue("给用户的话");
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tileOf(page, "out", "给用户的话")).toHaveAttribute("data-delivery", "sent");

  await page.keyboard.press("Escape");
  await page.keyboard.press("m");
  await expect(page.getByTestId("note-input")).toBeFocused();
  await expect(page.getByTestId("note-input")).toHaveValue("他总是砍价");
  await page.keyboard.press("Enter");
  await expect(noteTile(page, "他总是砍价")).toBeVisible();
  expect(sendsTo(world, customer).map((s) => s.content)).toEqual(["给用户的话"]);
});

test("[NO2] an agent writes a note in a waiting and in an ended session", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await world.simulator.pushText(appId, customer, "在吗");
  await showTab(page, "waiting");
  await rowOf(page, customer).click();
  await page.getByTestId("write-note").click();
  await page.getByTestId("note-input").fill("等人");
  await page.getByTestId("note-send").click();
  await expect(noteTile(page, "等人")).toBeVisible();
  await expect(rowOf(page, customer)).toContainText("在吗");
  await pickUp(page, customer);
  await reply(page, "在的");
  await page.getByTestId("end-session").click();
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  await page.getByTestId("write-note").click();
  await page.getByTestId("note-input").fill("已经解决");
  await page.getByTestId("note-input").press("Enter");
  await expect(noteTile(page, "已经解决")).toBeVisible();
  await page.reload();
  await expect(noteTile(page, "等人")).toBeVisible();
  await expect(noteTile(page, "已经解决")).toBeVisible();
});

const tagsOf = (page: Page) => page.getByTestId("tags").getByRole("listitem");

test("[TG1] [TG3] the console suggests an existing tag, and an IME's Enter adds none", async ({
  world,
  consoleOf,
}) => {
  const [first, second] = [world.newCustomer(), world.newCustomer()];
  const page = await consoleOf(linZhixia);
  await serve(world, page, first);
  await page.getByTestId("add-tag").click();
  const field = page.getByTestId("tag-input");
  await field.fill("批发");
  await field.dispatchEvent("keydown", { key: "Enter", code: "Enter", isComposing: true });
  await field.dispatchEvent("keyup", { key: "Enter", code: "Enter" });
  await expect(page.getByRole("button", { name: "移除标签 批发" })).toHaveCount(0);
  await field.press("Enter");
  await expect(tagsOf(page).first()).toContainText("批发");
  await expect(field).toBeFocused();
  await field.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(page.getByTestId("add-tag")).toBeFocused();

  await serve(world, page, second);
  await page.getByTestId("add-tag").click();
  await field.fill("批");
  await expect(page.getByRole("option", { name: "批发" })).toContainText("1 位");
  await field.press("Enter");
  await expect(tagsOf(page).first()).toContainText("批发");
  await page.reload();
  await expect(tagsOf(page).first()).toContainText("批发");
  await page.getByRole("button", { name: "移除标签 批发" }).click();
  await expect(page.getByRole("button", { name: "移除标签 批发" })).toHaveCount(0);
});

test("[TG1] the tag field adds a typed tag on blur, and Esc discards it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer());
  await page.getByTestId("add-tag").click();
  const field = page.getByTestId("tag-input");
  await field.fill("老客户");
  await page.getByTestId("composer-input").click();
  await expect(tagsOf(page).first()).toContainText("老客户");
  await expect(field).toHaveCount(0);
  // Waits two frames: anything that would take the focus back has run by then.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await page.getByTestId("add-tag").click();
  await field.fill("写错的");
  await field.press("Escape");
  await page.getByTestId("composer-input").click();
  await page.reload();
  await expect(tagsOf(page).first()).toContainText("老客户");
  await expect(tagsOf(page)).toHaveCount(2);
});

test("[TG2] an agent edits the remark and tags of an ended session, and another console shows them", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await reply(page, "在的");
  await page.getByTestId("end-session").click();
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  const boss = await consoleOf(supervisor);
  await boss.goto(new URL(page.url()).pathname);
  await expect(boss.getByTestId("customer-name")).toBeVisible();
  await page.getByTestId("edit-remark").click();
  await page.getByTestId("remark-input").fill("陈老板");
  await page.getByTestId("remark-input").press("Enter");
  await expect(page.getByTestId("customer-name")).toHaveText("陈老板");
  await expect(boss.getByTestId("customer-name")).toHaveText("陈老板");
  await page.getByTestId("add-tag").click();
  await page.getByTestId("tag-input").fill("急");
  await page.getByTestId("tag-input").press("Enter");
  await expect(tagsOf(page).first()).toContainText("急");
  await expect(tagsOf(boss).first()).toContainText("急");
});

test("[BL2] [BL3] the server stores messages of a blocked customer without queuing them until the block is removed", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "骂人的话");
  await page.getByTestId("more").click();
  await page.getByTestId("menu-block").click();
  await page.getByTestId("block-reason").fill("反复辱骂");
  await page.getByTestId("block-reason").press("Enter");
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  await expect(page.getByTestId("blocked")).toBeVisible();
  await expect(page.getByTestId("blocked-strip")).toBeVisible();
  await expect(page.getByTestId("timeline")).toContainText("将用户加入黑名单：反复辱骂");

  await world.simulator.pushText(appId, customer, "还在吗");
  await showTab(page, "waiting");
  await expect(page.getByTestId("tab-waiting")).toContainText("0");
  await page.reload();
  await expect(tileOf(page, "in", "还在吗")).toBeVisible();

  // Waits for the server: messages that arrive earlier still belong to a blocked customer.
  const kept = page.waitForResponse("**/api/conversations/*/blocked");
  await page.getByTestId("unblock").click();
  await expect(page.getByTestId("blocked")).toHaveCount(0);
  await kept;
  await world.simulator.pushText(appId, customer, "对不起");
  await showTab(page, "waiting");
  await expect(rowOf(page, customer)).toContainText("对不起");
});

test("[BL4] a supervisor lists the blacklist in the settings and removes a customer from it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await page.getByTestId("more").click();
  await page.getByTestId("menu-block").click();
  await page.getByTestId("block-reason").fill("广告");
  const kept = page.waitForResponse("**/api/conversations/*/blocked");
  await page.getByTestId("block-confirm").click();
  await expect(page.getByTestId("blocked")).toBeVisible();
  await kept; // the settings list comes from the server

  const boss = await consoleOf(supervisor);
  await boss.goto(`/a/${world.accountId}/settings/blocked`);
  const line = boss
    .getByTestId("blocked-customers")
    .getByRole("listitem")
    .filter({ hasText: customer.slice(-4) });
  await expect(line).toContainText("广告");
  await expect(line).toContainText("林知夏");
  await line.getByRole("button").click();
  await expect(line).toHaveCount(0);
  await expect(page.getByTestId("blocked")).toHaveCount(0);
});

test("[TG5] a supervisor merges two tags for all customers and an agent sees it at once", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const agent = await consoleOf(linZhixia);
  await serve(world, agent, customer);
  const boss = await consoleOf(supervisor);
  const conversationId = await rowOf(agent, customer).getAttribute("data-conversation");
  const tagged = await boss.request.patch(`/api/conversations/${conversationId}/tags`, {
    data: { add: ["旧称", "新称"] },
    headers: { origin: world.url },
  });
  expect(tagged.ok()).toBe(true);
  await boss.goto(`/a/${world.accountId}/settings/tags`);
  const row = (tag: string) => boss.getByTestId("tag-row").filter({ hasText: new RegExp(`^${tag}\\d`) });
  await row("旧称").getByRole("button").click();
  const dialog = boss.getByTestId("rename-tag");
  await expect(boss.getByTestId("rename-save")).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("textbox").fill("新称");
  await expect(dialog.getByRole("status")).toContainText("两个标签将合并");
  await dialog.getByRole("textbox").press("Enter");
  await expect(boss.getByRole("status").filter({ hasText: "已重命名为「新称」，共 1 位用户" })).toBeVisible();
  await expect(row("旧称")).toHaveCount(0);
  await expect(row("新称")).toContainText("1 位用户");
  await expect(agent.getByText("旧称")).toHaveCount(0);
  await expect(agent.getByText("新称", { exact: true }).first()).toBeVisible();
});
