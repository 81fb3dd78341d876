import type { Page } from "@playwright/test";
import { pickUp, reply, rowOf, sendsTo, serve, showTab, tileOf } from "./acts.ts";
import { appId, expect, linZhixia, supervisor, test } from "./world.ts";

const noteTile = (page: Page, text: string) =>
  page.getByTestId("timeline").locator("[data-type=note]").filter({ hasText: text });

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

const tagsOf = (page: Page) => page.getByTestId("tags").getByRole("listitem");

test("[TG1] [TG3] the tag field suggests tags, adds on Enter or blur, and discards on Esc or composition", async ({
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

  await page.getByTestId("add-tag").click();
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

test("[NO2] [TG2] an agent notes, renames and tags in any state, and another console shows it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
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

  const boss = await consoleOf(supervisor);
  await boss.goto(new URL(page.url()).pathname);
  await expect(noteTile(boss, "等人")).toBeVisible();
  await page.getByTestId("write-note").click();
  await page.getByTestId("note-input").fill("已经解决");
  await page.getByTestId("note-input").press("Enter");
  await expect(noteTile(boss, "已经解决")).toBeVisible();
  await page.getByTestId("edit-remark").click();
  await page.getByTestId("remark-input").fill("陈老板");
  await page.getByTestId("remark-input").press("Enter");
  for (const one of [page, boss]) await expect(one.getByTestId("customer-name")).toHaveText("陈老板");
  await page.getByTestId("add-tag").click();
  await page.getByTestId("tag-input").fill("急");
  await page.getByTestId("tag-input").press("Enter");
  for (const one of [page, boss]) await expect(tagsOf(one).first()).toContainText("急");
});

test("[BL2] [BL3] [BL4] [SE19] messages of a blocked customer are stored, not queued, until a supervisor removes the block", async ({
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

  const reopen = page.getByTestId("reopen");
  await expect(reopen).toHaveAttribute("aria-disabled", "true");
  await expect(reopen).toHaveAccessibleDescription(/黑名单/);

  const boss = await consoleOf(supervisor);
  await boss.goto(`/a/${world.accountId}/settings/blocked`);
  const line = boss
    .getByTestId("blocked-customers")
    .getByRole("listitem")
    .filter({ hasText: customer.slice(-4) });
  await expect(line).toContainText("反复辱骂");
  await expect(line).toContainText("林知夏");
  await line.getByRole("button").click();
  await expect(line).toHaveCount(0);
  await expect(page.getByTestId("blocked")).toHaveCount(0);
  await world.simulator.pushText(appId, customer, "对不起");
  await showTab(page, "waiting");
  await expect(rowOf(page, customer)).toContainText("对不起");
});
