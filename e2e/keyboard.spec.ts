import {
  end,
  expectSent,
  nameOf,
  openPalette,
  rowOf,
  sendsTo,
  serve,
  showTab,
  tileOf,
  tiles,
  untilAtHand,
  untilWaiting,
} from "./acts.ts";
import { appId, expect, linZhixia, test, type World } from "./world.ts";

const waitFor = async (world: World, text: string): Promise<string> => {
  const customer = world.newCustomer();
  await world.simulator.pushText(appId, customer, text);
  world.clock.advance(1_000);
  return customer;
};

test("[UI7] J and K move through the list without focusing the box; Enter and R focus it", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customers = [world.newCustomer(), world.newCustomer(), world.newCustomer()] as const;
  const page = await consoleOf(linZhixia);
  const { keyboard } = page;
  for (const customer of customers) await serve(world, page, customer);
  const box = page.getByTestId("composer-input");
  const heading = page.getByRole("heading", { level: 1 });
  await showTab(page, "active");
  await page.mouse.move(900, 300);
  const rows = page.locator("[data-row]");
  await expect(rows).toHaveCount(3);
  const order = await rows.evaluateAll((list) => list.map((row) => row.getAttribute("data-row")));
  const openId = () => page.getByTestId("conversation").getAttribute("data-session");

  await rows.first().click();
  await expect(heading).toHaveText(new RegExp(nameOf(customers[0])));
  await expect(box).toBeFocused();
  await keyboard.press("Escape");
  await expect(rows.first()).toBeFocused();
  await keyboard.press("j");
  await expect.poll(openId).toBe(order[1]);
  await expect(page.locator(`[data-row="${order[1]}"]`)).toBeFocused();
  await keyboard.press("j");
  await expect.poll(openId).toBe(order[2]);
  await keyboard.press("k");
  await expect.poll(openId).toBe(order[1]);
  await expect(box).not.toBeFocused();
  await keyboard.press("Enter");
  await expect(box).toBeFocused();
  await keyboard.press("Escape");
  await keyboard.press("ArrowUp");
  await expect.poll(openId).toBe(order[0]);
  await keyboard.press("r");
  await expect(box).toBeFocused();
  await expect(box).toHaveValue("");
  await keyboard.press("Alt+ArrowDown");
  await expect.poll(openId).toBe(order[1]);
  await page.locator(`[data-row="${order[2]}"]`).click();
  await expect.poll(openId).toBe(order[2]);
  await expect(box).toBeFocused();
});

test("[UI7] [KB1] the keys 1 to 4 switch lists, and the table of keys can disable single keys", async ({
  world,
  consoleOf,
}) => {
  const waiting = await waitFor(world, "等着");
  const page = await consoleOf(linZhixia);
  const { keyboard } = page;
  await page.setViewportSize({ width: 1093, height: 520 });
  for (const [key, tab] of [
    ["1", "waiting"],
    ["3", "inactive"],
    ["4", "ended"],
    ["2", "active"],
  ] as const) {
    await keyboard.press(key);
    await expect(page.getByTestId(`tab-${tab}`)).toHaveAttribute("aria-selected", "true");
  }
  await keyboard.press("Shift+Slash");
  const table = page.getByRole("dialog", { name: "快捷键" });
  await expect(table.getByRole("switch")).toBeFocused();
  await expect(table.getByRole("heading", { level: 2 })).toBeInViewport({ ratio: 1 });
  await expect(table.getByRole("switch")).toBeInViewport({ ratio: 1 });
  await keyboard.press("n");
  await expect(table).toBeVisible();
  await keyboard.press("Space");
  await keyboard.press("Escape");
  await expect(table).toBeHidden();
  await keyboard.press("n");
  await keyboard.press("1");
  await expect(page.getByTestId("tab-active")).toHaveAttribute("aria-selected", "true");
  await showTab(page, "waiting");
  await expect(rowOf(page, waiting)).toHaveAttribute("data-state", "waiting");
});

test("[KB3] text typed after N picks up no other customer while the first conversation loads", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  for (const text of ["一", "二", "三"]) await waitFor(world, text);
  const come = Promise.withResolvers<void>();
  await page.route(/_sessionId-[^/]*\.js$/, async (route) => {
    await come.promise;
    await route.continue();
  });
  await page.reload();
  await untilWaiting(page, 3);
  await page.keyboard.press("n");
  await page.keyboard.type("nine", { delay: 30 });
  await untilWaiting(page, 2);
  await expect(page.getByTestId("conversation")).toBeHidden();
  come.resolve();
  await expect(page.getByTestId("composer-input")).toBeFocused();
  await page.keyboard.type("nine");
  await expect(page.getByTestId("composer-input")).toHaveValue("nine");
  await untilWaiting(page, 2);
});

test("[UI7] the input method keeps Enter while it composes", async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  const box = page.getByTestId("composer-input");
  await box.focus();
  const ime = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const enter = { key: "Enter", code: "Enter" };
  await compose("nihao");
  await ime.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, ...enter });
  await ime.send("Input.dispatchKeyEvent", { type: "keyUp", windowsVirtualKeyCode: 13, ...enter });
  await expect(box).toHaveValue("nihao");
  await ime.send("Input.insertText", { text: "你好" });
  await expect(box).toHaveValue("你好");

  // Some browsers end the composition before the key event; then only the key code shows it.
  await box.dispatchEvent("keydown", { ...enter, keyCode: 229 });
  await box.dispatchEvent("keydown", { ...enter, keyCode: 13 });
  await expect(box).toHaveValue("你好");
  await box.dispatchEvent("keyup", { ...enter, keyCode: 13 });
  await expect(tiles(page, "out")).toHaveCount(0);

  await page.keyboard.press("Enter");
  await expectSent(tileOf(page, "out", "你好"));
  expect(sendsTo(world, customer)).toHaveLength(1);
});

test("[KB17] a session that opens late does not take the focus from a newer target", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await end(page);
  const gate = page.getByTestId("gate");
  // The returning customer has a new session: the ended one shows an offer to continue instead of the text box.
  await world.simulator.pushText(appId, customer, "又来了");
  await untilWaiting(page, 1);
  let letThrough = Promise.withResolvers<void>();
  await page.route(/\/api\/sessions\/[^/]+$/, async (route) => {
    await letThrough.promise;
    await route.continue();
  });
  const openLate = async () => {
    letThrough = Promise.withResolvers<void>();
    await page.goto(`/a/${world.accountId}`);
    await showTab(page, "ended");
    await rowOf(page, customer).click();
    await expect(page.getByTestId("conversation")).toBeVisible();
    await expect(gate).toHaveCount(0);
  };
  const come = async () => {
    letThrough.resolve();
    await expect(page.getByTestId("go-on")).toBeVisible();
    // Waits two frames: anything that would take the focus has run by then.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  };
  await openLate();
  await come();
  await expect(page.getByTestId("go-on")).toBeFocused();

  await openLate();
  await page.getByTestId("list-filter").click();
  await page.getByTestId("filter-unread").focus();
  await come();
  await expect(page.getByTestId("filter-unread")).toBeFocused();

  await openLate();
  await page.keyboard.press("Shift+Tab");
  const there = page.locator(":focus");
  const before = await there.textContent();
  await come();
  await expect(there).toHaveText(before as string);
  await expect(page.getByTestId("go-on")).not.toBeFocused();
});

test("[KB3] text typed right after a dialog or field shortcut goes into it on first use", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  const { keyboard } = page;
  const box = page.getByTestId("composer-input");
  const afresh = async () => {
    const atHand = untilAtHand(page);
    await page.reload();
    await expect(box).toBeFocused();
    await atHand;
  };
  await serve(world, page, customer, "在吗");
  await afresh();
  await openPalette(page);
  await keyboard.type("settings");
  await expect(page.getByTestId("palette-input")).toHaveValue("settings");
  await keyboard.press("Escape");
  await expect(box).toHaveValue("");

  await keyboard.press("Escape");
  await keyboard.press("t");
  await keyboard.type("xu");
  await expect(page.getByTestId("transfer-find")).toHaveValue("xu");
  await keyboard.press("Escape");

  await page.getByTestId("add-tag").click();
  await keyboard.type("VIP");
  await expect(page.getByTestId("tag-input")).toHaveValue("VIP");
  await keyboard.press("Enter");
  await expect(page.getByTestId("tags")).toContainText("VIP");
  await expect(box).toHaveValue("");
});
