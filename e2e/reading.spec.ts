import type { Locator, Page } from "@playwright/test";
import {
  atRest,
  expectSent,
  nameOf,
  pickUp,
  reply,
  rowOf,
  serve,
  showTab,
  tileOf,
  tiles,
  untilShown,
} from "./acts.ts";
import { plainPng, png } from "./pictures.ts";
import { appId, expect, linZhixia, test, type World, xuRan } from "./world.ts";

async function sayMany(world: World, customer: string, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++)
    await world.simulator.pushText(appId, customer, `第 ${n} 句${"，想先看看实物照片再决定".repeat(n % 7)}`);
}

const timeline = (page: Page) => page.getByTestId("timeline");
const scrollTo = (page: Page, top: number) =>
  timeline(page).evaluate((el, y) => el.scrollTo({ top: y }), top);
const yOf = async (page: Page, text: string): Promise<number> =>
  (await tileOf(page, "in", text).first().boundingBox())?.y ?? Number.NaN;

test("[RD4] older messages load without moving the text being read, and one press returns to the end", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  await sayMany(world, customer, 1, 130);
  const page = await consoleOf(linZhixia);
  await pickUp(page, customer);
  await expect(tileOf(page, "in", "第 130 句")).toBeInViewport();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/messages\?before=/, async (route) => {
    await held;
    await route.continue();
  });
  await scrollTo(page, 900);
  const read = timeline(page).locator("[data-direction=in]").first();
  await expect(page.getByTestId("day-on-top")).toContainText("今天");
  await untilShown(page);
  const seen = await timeline(page).evaluate((el) => {
    const middle = el.getBoundingClientRect().top + el.clientHeight / 2;
    const tiles = [...el.querySelectorAll<HTMLElement>("[data-direction=in]")];
    const tile = tiles.find((t) => t.getBoundingClientRect().top > middle);
    return tile?.textContent?.match(/第 \d+ 句/)?.[0] ?? "";
  });
  await expect(read).toBeAttached();
  const before = await yOf(page, `${seen}`);
  const height = await timeline(page).evaluate((el) => el.scrollHeight);
  release();
  await expect.poll(() => timeline(page).evaluate((el) => el.scrollHeight)).toBeGreaterThan(height);
  await untilShown(page);
  expect(Math.abs((await yOf(page, seen)) - before)).toBeLessThanOrEqual(1);

  await world.simulator.pushText(appId, customer, "在吗在吗");
  await expect(page.getByTestId("jump-to-end")).toContainText("1 条新消息");
  await untilShown(page);
  expect(Math.abs((await yOf(page, seen)) - before)).toBeLessThanOrEqual(1);
  await page.getByTestId("jump-to-end").click();
  await expect(tileOf(page, "in", "在吗在吗")).toBeInViewport();
  await expect(page.getByTestId("jump-to-end")).toBeHidden();
});

test("[RD1] [RD2] the console shows and copies emoticons unchanged and shows a link's target before opening", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "好看[微笑]在https://shop.example/item?id=1买的");
  const tile = tileOf(page, "in", "好看");
  await expect(rowOf(page, customer)).toContainText("好看🙂");
  const copied = await tile.evaluate((el) => {
    getSelection()?.selectAllChildren(el);
    return getSelection()?.toString();
  });
  expect(copied).toContain("好看[微笑]在https://shop.example/item?id=1买的");
  await tile.getByRole("button").click();
  await expect(page.getByTestId("link-host")).toHaveText("shop.example");
  const open = page.getByTestId("link-open");
  await expect(open).toBeFocused();
  await expect(open).toHaveAttribute("rel", /noopener noreferrer/);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("link-dialog")).toBeHidden();
  await expect(tile.getByRole("button")).toBeFocused();
});

test("[RD16] a long text unfolds in place, and folding shows its beginning", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  await sayMany(world, customer, 1, 12);
  const lines = Array.from({ length: 80 }, (_, i) => `清单 ${i + 1}：青釉三才盖碗`);
  await world.simulator.pushText(appId, customer, lines.join("\n"));
  const page = await consoleOf(linZhixia);
  await pickUp(page, customer);
  const button = page.getByTestId("unfold");
  await expect(button).toBeInViewport();
  await untilShown(page);
  const linesOf = (el: Element) => el.clientHeight / Number.parseFloat(getComputedStyle(el).lineHeight);
  expect(await page.locator("[data-folded]").evaluate(linesOf)).toBeCloseTo(12, 1);
  const before = await yOf(page, "清单 1：");
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await untilShown(page);
  expect(Math.abs((await yOf(page, "清单 1：")) - before)).toBeLessThanOrEqual(1);
  await scrollTo(page, 1e6);
  await expect(button).toBeInViewport();
  await untilShown(page);
  expect(await yOf(page, "清单 1：")).toBeLessThan(0);
  await button.click();
  await untilShown(page);
  expect(await yOf(page, "清单 1：")).toBeGreaterThan(0);
  await expect(button).toBeInViewport();
});

test("[RD8] a customer beyond the visible part of the queue can be opened and picked up", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customers = Array.from({ length: 70 }, () => world.newCustomer());
  for (const [n, customer] of customers.entries())
    await world.simulator.pushText(appId, customer, `我排第 ${n + 1}`);
  const page = await consoleOf(linZhixia);
  await showTab(page, "waiting");
  await expect(page.getByTestId("tab-waiting")).toContainText("70");
  const last = customers.at(-1) as string;
  await page.locator("[data-list]").evaluate((el) => el.scrollTo({ top: el.scrollHeight }));
  await expect(rowOf(page, last)).toContainText("我排第 70");
  await rowOf(page, last).click();
  await expect(tileOf(page, "in", "我排第 70")).toBeVisible();
  await pickUp(page, last);
  await expect(page.getByTestId("conversation")).toContainText(nameOf(last));
  await expect(rowOf(page, last)).toHaveAttribute("data-state", "active");
});

test("[RD8] the list keeps its scroll position when the open customer moves up", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customers = Array.from({ length: 20 }, () => world.newCustomer());
  for (const customer of customers) await world.simulator.pushText(appId, customer, "在吗");
  const [lin, xu] = [await consoleOf(linZhixia), await consoleOf(xuRan)];
  await showTab(lin, "waiting");
  const [first, second] = customers as [string, string];
  await rowOf(lin, second).click();
  await expect(tileOf(lin, "in", "在吗")).toBeVisible();
  const list = lin.locator("[data-list]");
  await lin.getByRole("heading", { level: 1 }).hover();
  await list.evaluate((el) => el.scrollTo({ top: el.scrollHeight }));
  await expect(rowOf(lin, second)).toHaveCount(0);
  const height = () => list.evaluate((el) => el.scrollHeight);
  const before = await height();
  await showTab(xu, "waiting");
  await pickUp(xu, first);
  await expect.poll(height).toBeLessThan(before);
  await untilShown(lin);
  await expect(rowOf(lin, customers.at(-1) as string)).toBeInViewport();
  expect(await list.evaluate((el) => el.scrollTop)).toBeGreaterThan(0);
});

test("[RD7] keys zoom and rotate an image, and Esc returns the focus", async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await world.simulator.pushImage(appId, customer, png(320, 200));
  const tile = tiles(page, "in").and(page.locator("[data-type=image]")).getByRole("button");
  await tile.click();
  const large = page.getByRole("dialog").getByRole("img");
  await expect(large).toBeVisible();
  await atRest(page);
  const widthOf = async () => (await large.boundingBox())?.width ?? 0;
  const fitted = await widthOf();
  await page.keyboard.press("Equal");
  await expect.poll(widthOf).toBeGreaterThan(fitted);
  await page.keyboard.press("0");
  await expect.poll(widthOf).toBe(fitted);
  await page.keyboard.press("r");
  await expect(large).toHaveAttribute("data-turns", "1");
  await atRest(page);
  const boxOf = async (of: Locator) => (await of.boundingBox()) as { y: number; height: number };
  const [image, dialog] = [await boxOf(large), await boxOf(page.getByRole("dialog"))];
  expect(image.height).toBeLessThanOrEqual(dialog.height);
  expect(image.y + image.height).toBeLessThanOrEqual(dialog.y + dialog.height + 1);
  await page.keyboard.press("Escape");
  await expect(tile).toBeFocused();
});

test("[RD7] the image viewer's buttons are complete on a phone at 320 pixels, with close in the corner", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia, { viewport: { width: 390, height: 844 } });
  await serve(world, page, customer);
  await world.simulator.pushImage(appId, customer, png(320, 200));
  await tiles(page, "in").and(page.locator("[data-type=image]")).getByRole("button").click();
  const dialog = page.getByRole("dialog");
  const out = dialog.getByRole("button", { name: "关闭" });
  await expect(out).toBeVisible();
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 640 });
    await atRest(page);
    const buttons = await dialog
      .locator("header")
      .locator("button, a")
      .evaluateAll((all) => all.map((button) => button.getBoundingClientRect().toJSON() as DOMRect));
    const [frame, corner] = await Promise.all([dialog.boundingBox(), out.boundingBox()]);
    if (!frame || !corner) throw new Error("nothing is drawn");
    expect([width, Math.max(...buttons.map(({ right }) => right))]).toEqual([width, corner.x + corner.width]);
    expect([width, Math.min(...buttons.map(({ top }) => top))]).toEqual([width, corner.y]);
    expect(corner.x + corner.width).toBeLessThanOrEqual(frame.x + frame.width);
    expect(Math.min(...buttons.map(({ left }) => left))).toBeGreaterThanOrEqual(frame.x);
  }
});

test("[RD11] images fill their reserved height without cropping or stretching, also in a narrow window", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "看图");
  const sizes = [
    [600, 1000],
    [1200, 900],
    [300, 3000],
  ] as const;
  for (const [width, height] of sizes)
    await world.simulator.pushImage(appId, customer, plainPng(width, height));
  const images = timeline(page).locator("[data-type=image] img");
  await expect(images).toHaveCount(sizes.length);
  const boxes = () =>
    images.evaluateAll((all) =>
      all.map((image) => image.getBoundingClientRect()).map((b) => [b.width, b.height]),
    );
  await expect.poll(boxes).toEqual([
    [96, 160],
    [expect.closeTo(213.3, 0), 160],
    [96, 160],
  ]);
  await expect(images.last()).toHaveCSS("object-position", "50% 0%");
  await page.setViewportSize({ width: 320, height: 568 });
  await expect.poll(async () => (await boxes())[0]).toEqual([96, 160]);
  expect(await timeline(page).evaluate((el) => el.scrollWidth - el.clientWidth)).toBe(0);
});

test("[DW6] a reply that needs fewer lines than estimated leaves no gap", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  for (const text of ["i".repeat(70), "好的"]) {
    await reply(page, text);
    await expectSent(tileOf(page, "out", text));
  }
  await untilShown(page);
  const rows = timeline(page).locator("[data-index]");
  const gaps = await rows.evaluateAll((all) => {
    const places = all.map((row) => row.getBoundingClientRect());
    return places.slice(1).map(({ top }, i) => Math.round(top - (places[i]?.bottom ?? 0)));
  });
  expect(gaps.length).toBeGreaterThan(2);
  expect(gaps).toEqual(gaps.map(() => 0));
});
