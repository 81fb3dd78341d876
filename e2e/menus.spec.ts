import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import type { Session } from "@jieru/shared/domain/session";
import type { Webhook } from "@jieru/shared/protocol/webhooks";
import type { Locator, Page } from "@playwright/test";
import { openPalette, serve, showTab, tileOf } from "./acts.ts";
import { screens, walkThrough } from "./screens/screens.ts";
import { admin, appId, expect, linZhixia, test } from "./world.ts";

const opened = "[popover]:popover-open:not([role=tooltip])";
/** Returns the buttons by the id of their popover: late content changes their number. */
const buttonsOf = async (page: Page): Promise<Locator[]> => {
  const all = page.locator("button[popovertarget]").filter({ visible: true });
  const boxes = await all.evaluateAll((found) => found.map((e) => e.getAttribute("popovertarget")));
  return boxes.map((box) => page.locator(`button[popovertarget="${box}"]`));
};

const focusedIn = (page: Page, box: string): Promise<number | null> =>
  page.evaluate((selector) => {
    const all = document
      .querySelector(selector)
      ?.querySelectorAll<HTMLElement>("button, a[href], input, select");
    const at = [...(all ?? [])]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }))
      .indexOf(document.activeElement as HTMLElement);
    return at < 0 ? null : at;
  }, box);
const countIn = (page: Page): Promise<number> =>
  page.locator(opened).locator("button, a[href], input, select").filter({ visible: true }).count();

async function reached(page: Page): Promise<number> {
  const got = new Set<number | null>();
  const all = await countIn(page);
  const note = async () => got.add(await focusedIn(page, opened));
  await note();
  for (const key of ["ArrowRight", "ArrowDown"])
    for (let n = 0; n < all; n++) {
      await page.keyboard.press(key);
      await note();
    }
  for (let n = 0; n <= all && (await page.locator(opened).count()) > 0; n++) {
    await page.keyboard.press("Tab");
    await note();
  }
  got.delete(null);
  return got.size;
}

async function walk(page: Page, button: Locator, where: string): Promise<void> {
  await button.press("Enter");
  await expect(page.locator(opened), where).toHaveCount(1);
  const inside = page
    .locator(opened)
    .locator(":focus")
    .or(page.locator(`${opened}:focus`));
  await expect(inside, `${where} takes the focus`).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.locator(opened), `${where} is closed by Esc`).toHaveCount(0);
  await expect(button, `${where} gives the focus back`).toBeFocused();
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.press("Enter");
  await expect(inside, where).toHaveCount(1);
  // Content may arrive later at the first opening.
  await expect.poll(() => countIn(page), where).toBeGreaterThan(0);
  const all = await countIn(page);
  expect.soft(await reached(page), `${where}: everything in it is reached`).toBe(all);
  await expect(page.locator(opened), `${where} is closed when it is left`).toHaveCount(0);
}

test("[EV11] every menu takes the focus, is operable by keys and closes when left", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  // Presses every key of every popover on every screen: on a busy machine this takes nearly the whole timeout.
  test.slow();
  const page = await consoleOf(admin, { viewport: { width: 1440, height: 900 } });
  await serve(world, page, world.newCustomer(), "杯子磕了");
  const sessionId = /\/s\/([^/?#]+)/.exec(page.url())?.[1] ?? "";
  await world.simulator.pushText(appId, world.newCustomer(), "有人吗");
  await consoleOf(linZhixia);
  const seen = new Set<string>();
  const show = walkThrough();
  for (const screen of screens.filter(({ route, open }) => route.startsWith("a.") && !open)) {
    await show(page, screen, { accountId: world.accountId, sessionId });
    await expect(page.getByTestId("sound-menu")).toBeVisible();
    for (const button of await buttonsOf(page)) {
      const name = (await button.getAttribute("aria-label")) ?? (await button.textContent()) ?? "";
      if (seen.has(name)) continue;
      seen.add(name);
      await walk(page, button, `${screen.name}: ${name}`);
    }
  }
  expect(seen.size).toBeGreaterThan(10);
});

test("[EV11] [KB17] the first filter takes the focus after the filters load late", {
  tag: "@slow",
}, async ({ consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const late = Promise.withResolvers<void>();
  await page.route(/\/FilterPanel-[^/]*\.js$/, async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.reload();
  const button = page.getByTestId("list-filter");
  await button.press("Enter");
  await expect(page.locator(`${opened}:focus`)).toHaveCount(1);
  await expect(page.getByTestId("filter-panel")).toHaveCount(0);
  late.resolve();
  await expect(page.getByTestId("filter-unread")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

const namesOf = async (page: Page): Promise<string[]> =>
  [...(await page.locator("body").ariaSnapshot()).matchAll(/\bbutton "([^"]*)"/g)].map(
    ([, name]) => name as string,
  );

async function sharedNames(page: Page): Promise<string[]> {
  const names = await namesOf(page);
  return names.filter((name, n) => names.indexOf(name) !== n);
}

test("[EV12] the rows of settings and board sessions have unique accessible names", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(admin, { viewport: { width: 1440, height: 900 } });
  const ask = async (method: string, path: string, data?: object) => {
    const headers = { origin: world.url };
    const answer = await page.request.fetch(`${world.url}/api${path}`, { method, data, headers });
    expect([path, answer.ok()]).toEqual([path, true]);
    return answer.status() === 204 ? null : answer.json();
  };
  const account = `/accounts/${world.accountId}`;
  for (const openid of [world.newCustomer(), world.newCustomer()]) await serve(world, page, openid);
  // Five buttons belong to every page; the others belong to rows.
  const expectRows = async (of: string) => {
    await expect.poll(async () => (await namesOf(page)).length, of).toBeGreaterThan(5);
    expect([of, await sharedNames(page)]).toEqual([of, []]);
  };
  await page.goto(`/a/${world.accountId}/supervise`);
  await page.getByRole("button", { name: `展开会话： ${admin.name}` }).click();
  await expect(page.getByTestId("end")).toHaveCount(2);
  await expectRows("board");
  const url = `http://127.0.0.1:${world.webhookPort}/`;
  const { sessions } = (await ask("GET", `${account}/snapshot`)) as { sessions: Session[] };
  for (const [n, { conversationId }] of sessions.entries()) {
    await ask("PATCH", `/conversations/${conversationId}/tags`, { add: [`老客 ${n}`], remove: [] });
    await ask("PUT", `/conversations/${conversationId}/blocked`, { blocked: true });
    await ask("POST", `${account}/api-keys`, { name: `商城 ${n}` });
    await ask("POST", `${account}/webhooks`, { name: `订单 ${n}`, url, topics: ["customers"] });
    await ask("POST", `${account}/quick-replies`, { scope: "team", title: `问好 ${n}`, text: "您好" });
  }
  for (const section of ["bindings", "blocked", "tags", "quick-replies", "attributes", "webhooks"]) {
    await page.goto(`/a/${world.accountId}/settings/${section}`);
    await expectRows(section);
  }
  const { webhooks } = (await ask("GET", `${account}/webhooks`)) as { webhooks: Webhook[] };
  for (const { id } of webhooks) await ask("DELETE", `${account}/webhooks/${id}`);
  const { quickReplies } = (await ask("GET", `${account}/quick-replies`)) as { quickReplies: QuickReply[] };
  for (const { id } of quickReplies) await ask("DELETE", `${account}/quick-replies/${id}`);
});

test("[EV12] repeated buttons have unique accessible names without shortcut keys", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(admin, { viewport: { width: 1440, height: 900 } });
  const twice = async () => {
    const names = await namesOf(page);
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => /\s(Esc|[A-Z↵])$/.test(name))).toEqual([]);
    return sharedNames(page);
  };
  for (const text of ["有人吗", "在吗"]) await world.simulator.pushText(appId, world.newCustomer(), text);
  await showTab(page, "waiting");
  await expect(page.getByTestId("pick-up")).toHaveCount(2);
  expect(await twice()).toEqual([]);
  await page.goto(`/a/${world.accountId}/supervise`);
  await expect(page.getByTestId("assign")).toHaveCount(2);
  expect(await twice()).toEqual([]);
  await page.goto("/connect");
  await expect(page.getByTestId("field-token")).toBeVisible();
  expect(await twice()).toEqual([]);
  await page.goto(`/a/${world.accountId}`);
  await page.getByTestId("pick-up-next").click();
  await page.getByTestId("end-session").click();
  await expect(page.getByTestId("end-dialog")).toBeVisible();
  expect(await twice()).toEqual([]);
});

test("[EV14] the focus moves to the replacement or the neighbour when a pressed element disappears", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(admin, { viewport: { width: 1440, height: 900 } });
  await serve(world, page, world.newCustomer(), "杯子磕了");
  const focused = (testId: string) => expect(page.getByTestId(testId)).toBeFocused();
  await page.getByTestId("edit-remark").press("Enter");
  await focused("remark-input");
  await page.keyboard.press("Escape");
  await focused("edit-remark");

  await page.goto(`/a/${world.accountId}/settings/connection`);
  await page.getByTestId("rename").press("Enter");
  await expect(page.getByTestId("field-name")).toBeFocused();
  await page.getByRole("button", { name: "取消" }).press("Enter");
  await focused("rename");
  await page.getByTestId("change-token").press("Enter");
  await expect(page.getByTestId("save-token").locator("xpath=ancestor::form")).toBeVisible();
  await expect(page.locator("form :focus")).toHaveCount(1);
  await page.getByRole("button", { name: "取消" }).press("Enter");
  await focused("change-token");

  await page.evaluate(async (accountId) => {
    for (const title of ["甲", "乙", "丙"])
      await fetch(`/api/accounts/${accountId}/quick-replies`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ scope: "own", title, text: title }),
      });
  }, world.accountId);
  await page.goto(`/a/${world.accountId}/settings/quick-replies`);
  await page.getByRole("radio", { name: "我的" }).click();
  await page.getByRole("button", { name: "删除 乙" }).press("Enter");
  await expect(page.getByTestId("quick-reply-row")).toHaveCount(2);
  await expect(page.getByTestId("quick-reply-row").last().locator(":focus")).toHaveCount(1);
  for (const left of [1, 0]) {
    await page.getByTestId("quick-reply-row").last().getByRole("button", { name: /^删除/ }).press("Enter");
    await expect(page.getByTestId("quick-reply-row")).toHaveCount(left);
    await expect(page.locator("main :focus")).toHaveCount(1);
  }
});

test("[AP9] Back closes an open dialog first and keeps the page in place", async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "还有吗");
  const address = page.url();
  const goBack = () => page.evaluate(() => window.history.back());
  const block = page.getByTestId("block-dialog");
  await page.getByTestId("more").click();
  await page.getByTestId("menu-block").click();
  await expect(block).toBeVisible();
  await goBack();
  await expect(block).toBeHidden();
  await expect(page).toHaveURL(address);
  await expect(tileOf(page, "in", "还有吗")).toBeVisible();
  await openPalette(page);
  await expect(page.getByTestId("palette")).toBeVisible();
  await goBack();
  await expect(page.getByTestId("palette")).toBeHidden();
  await expect(page).toHaveURL(address);
  await goBack();
  await expect(page).not.toHaveURL(address);
});
