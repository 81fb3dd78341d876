import type { TopicsAnswer } from "@jieru/shared/protocol/wrap-up";
import type { Page } from "@playwright/test";
import { command, expectSent, nameOf, rowOf, sendsTo, serve, showTab, tileOf, untilWaiting } from "./acts.ts";
import { apiOf } from "./tidy-up.ts";
import { admin, appId, expect, linZhixia, test, type World, xuRan } from "./world.ts";

const box = (page: Page) => page.getByTestId("composer-input");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const menu = (page: Page) => page.getByTestId("command-menu");

async function waitFor(world: World, text: string): Promise<string> {
  const customer = world.newCustomer();
  await world.simulator.pushText(appId, customer, text);
  world.clock.advance(1_000);
  return customer;
}

async function answer(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await box(page).press("Enter");
  await expectSent(tileOf(page, "out", text));
}

function changes(page: Page): string[] {
  const made: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "GET") return;
    const { pathname } = new URL(request.url());
    if (/\/(end|pick-up|transfer|assign|messages|wrap-up|notes|reminder)$/.test(pathname))
      made.push(pathname);
  });
  return made;
}

test("[KB22] a sentence or pinyin typed after a click on the background changes only the reply box", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  const customer = world.newCustomer();
  await serve(world, page, customer, "在吗");
  await answer(page, "在的");
  await waitFor(world, "陌生人");
  await untilWaiting(page, 1);
  const made = changes(page);
  const clickBackground = async () => {
    await page.getByTestId("timeline").click({ position: { x: 8, y: 8 } });
    await expect(box(page)).toBeFocused();
  };
  await clickBackground();
  await page.keyboard.type("henhao");
  await expect(box(page)).toHaveValue("henhao");
  for (const blurred of ["body", "button"]) {
    await box(page).fill("");
    if (blurred === "body") await box(page).evaluate((element) => element.blur());
    else await page.getByTestId("transfer").focus();
    await page.keyboard.type("tenmewlr 12?");
    await expect(box(page)).toHaveValue("tenmewlr 12?");
  }

  await box(page).fill("");
  await box(page).evaluate((element) => element.blur());
  await clickBackground();
  const ime = await page.context().newCDPSession(page);
  for (const [at, letter] of [..."henhao"].entries()) {
    const code = `Key${letter.toUpperCase()}`;
    const key = { key: "Process", code, windowsVirtualKeyCode: 229 };
    await ime.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await ime.send("Input.imeSetComposition", {
      text: "henhao".slice(0, at + 1),
      selectionStart: at + 1,
      selectionEnd: at + 1,
    });
    await ime.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  }
  await expect(box(page)).toHaveValue("henhao");
  await ime.send("Input.insertText", { text: "很好" });
  await expect(box(page)).toHaveValue("很好");
  await expect(heading(page)).toContainText(nameOf(customer));
  await untilWaiting(page, 1);
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  expect(made).toEqual([]);
});

test("[KB22] a click selects text, and a touch opens no keyboard", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "订单号 8812");
  await box(page).evaluate((element) => element.blur());
  await tileOf(page, "in", "订单号 8812").getByText("订单号").dblclick();
  expect(await page.evaluate(() => String(getSelection()))).not.toBe("");
  await expect(box(page)).not.toBeFocused();
  const touched = await consoleOf(linZhixia, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await showTab(touched, "active");
  await rowOf(touched, customer).tap();
  await expect(box(touched)).toBeVisible();
  await touched.getByTestId("timeline").tap({ position: { x: 8, y: 8 } });
  await expect(box(touched)).not.toBeFocused();
  await expect(touched.getByTestId("end-session")).toHaveText("结束");
});

test("[KB22] where nothing may be written, typing does nothing", async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const customer = await waitFor(world, "在吗");
  await showTab(page, "waiting");
  await rowOf(page, customer).click();
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "waiting");
  const made = changes(page);
  await page.getByTestId("timeline").click({ position: { x: 8, y: 8 } });
  await page.keyboard.type("henhao nihao");
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "waiting");
  await expect(heading(page)).toContainText(nameOf(customer));
  const button = page.getByTestId("pick-up-here");
  await button.focus();
  await page.keyboard.type("henhao nihao ");
  await page.keyboard.type("zaima");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "waiting");
  expect(made).toEqual([]);
  // Enter without a preceding letter activates the button.
  await page.keyboard.press("Enter");
  await expect(box(page)).toBeFocused();
  expect(made).toHaveLength(1);
});

test("[KB21] Ctrl K and a letter run commands on the open session from the box", async ({
  world,
  consoleOf,
}) => {
  const page = await consoleOf(linZhixia);
  await consoleOf(xuRan);
  const customer = await waitFor(world, "在吗");
  await showTab(page, "waiting");
  await rowOf(page, customer).click();
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "waiting");
  await command(page, "p");
  await expect(box(page)).toBeFocused();
  await answer(page, "在的");

  await page.keyboard.press("Control+k");
  await expect(menu(page).locator("[data-command=end]")).toContainText("E");
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.press("z");
  await expect(menu(page)).toBeHidden();
  await expect(box(page)).toHaveValue("");

  await command(page, "t");
  await expect(page.getByTestId("transfer-find")).toBeFocused();
  await page.keyboard.press("Escape");
  await command(page, "m");
  await expect(page.getByTestId("note-input")).toBeFocused();
  await command(page, "r");
  await expect(box(page)).toBeFocused();
  await command(page, "e");
  await expect(page.getByTestId("gate")).toHaveAttribute("data-gate", "ended");
  expect(sendsTo(world, customer).map(({ content }) => content)).toEqual(["在的"]);
});

test("[KB3] single-letter commands act only while the list has the focus", async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  const customer = await waitFor(world, "在吗");
  await untilWaiting(page, 1);
  await page.locator("main").click({ position: { x: 20, y: 20 } });
  await page.keyboard.press("n");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(rowOf(page, customer)).toBeFocused();
  await page.keyboard.press("m");
  await expect(page.getByTestId("note-input")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(box(page)).toBeFocused();
  await page.getByRole("link", { name: "设置" }).click();
  await expect(page).toHaveURL(/settings/);
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/settings/);
});

test("[WU2] the topic question appears in note mode as well", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const api = await apiOf(world, admin);
  const name = `换货${customer.slice(-6)}`;
  const added = await api("POST", `/api/accounts/${world.accountId}/topics`, { name });
  const { topics } = (await added.json()) as TopicsAnswer;
  const id = topics.at(-1)?.id;
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "在吗");
  await answer(page, "在的");
  await command(page, "m");
  await expect(page.getByTestId("note-input")).toBeFocused();
  await command(page, "e");
  await expect(page.getByTestId("note-box").getByTestId(`say-${id}`)).toHaveText(name);
  await page.getByTestId(`say-${id}`).click();
  await expect(page.getByTestId("ended-wrap-up")).toContainText(`会话小结：${name}`);
  await api("PATCH", `/api/accounts/${world.accountId}/topics/${id}`, { retired: true });
});
