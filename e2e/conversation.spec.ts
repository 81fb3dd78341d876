import type { Locator, Page } from "@playwright/test";
import {
  atRest,
  expectSent,
  pickUp,
  reply,
  rowOf,
  sendsTo,
  serve,
  showTab,
  tileOf,
  tiles,
  writeByPhone,
} from "./acts.ts";
import { jpeg, png } from "./pictures.ts";
import { appId, expect, linZhixia, test } from "./world.ts";

test("[PU2] the server fetches a customer's image and the console shows it small and enlarged", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await world.simulator.pushImage(appId, customer, await jpeg(page, 640, 360));
  const small = tiles(page, "in").and(page.locator("[data-type=image]")).getByRole("img");
  await expect(small).toHaveJSProperty("complete", true);
  await expect.poll(() => small.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await expect(rowOf(page, customer)).toContainText("[图片]");
  await small.click();
  const large = page.getByRole("dialog").getByRole("img");
  await expect.poll(() => large.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  await expect(large).toBeHidden();
});

test("[FD6] [OB5] [PU2] a customer's messages reach the console, and the answer reaches the phone", async ({
  world,
  consoleOf,
  visitorAt,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await showTab(page, "waiting");
  const row = rowOf(page, customer);

  await test.step("a new customer appears in the queue and is picked up", async () => {
    await world.simulator.pushText(appId, customer, "你好，昨天收到的盖碗磕了一块");
    await expect(row).toContainText("昨天收到的盖碗磕了一块");
    await expect(row).toHaveAttribute("data-state", "waiting");
    await pickUp(page, customer);
    await expect(page.getByTestId("tab-active")).toHaveAttribute("aria-selected", "true");
    await expect(row).toHaveAttribute("data-state", "active");
  });

  await test.step("the open conversation and its row show a card and a text of the phone", async () => {
    await world.simulator.pushCard(appId, customer, { title: "青釉三才盖碗", pagePath: "pages/item?id=1" });
    const card = tileOf(page, "in", "青釉三才盖碗");
    await expect(card).toHaveAttribute("data-type", "miniprogrampage");
    await expect(card).toContainText("小程序卡片");
    await expect(row).toContainText("[卡片] 青釉三才盖碗");
  });

  const { answers } = await writeByPhone(world, visitorAt, customer, "这只壶还有吗");
  await expect(tileOf(page, "in", "这只壶还有吗")).toBeVisible();
  await expect(row).toContainText("这只壶还有吗");
  await expect(row).toHaveAttribute("data-unread", "0");

  await test.step("the answer reaches the phone once and is marked as sent", async () => {
    await reply(page, "还有最后一只。");
    await expect(page.getByTestId("composer-input")).toHaveValue("");
    await expect(answers).toHaveText("还有最后一只。");
    const tile = tileOf(page, "out", "还有最后一只。");
    await expectSent(tile);
    await expect(tile).toContainText("1/3");
    expect(sendsTo(world, customer)).toHaveLength(1);
  });
});

test("[EV2] the text box uses the whole width on a phone, with its tools below", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "还有吗");
  await page.setViewportSize({ width: 390, height: 844 });
  const box = page.getByTestId("composer-input");
  const quickReplies = page.getByTestId("quick-replies-open");
  const besides = async () => {
    const [written, tool] = await Promise.all([box.boundingBox(), quickReplies.boundingBox()]);
    return {
      width: written?.width ?? 0,
      isUnder: (tool?.y ?? 0) > (written?.y ?? 0) + (written?.height ?? 0),
    };
  };
  const isUnder = async () => (await besides()).isUnder;
  await expect.poll(isUnder).toBe(false);
  await box.fill("还有最后一只，今天就可以给您发");
  await expect.poll(besides).toEqual({ width: 378, isUnder: true });
  await page.getByTestId("composer-send").click();
  await expect(tileOf(page, "out", "还有最后一只")).toBeVisible();
  await expect(box).toHaveValue("");
  await expect.poll(isUnder).toBe(false);
});

test("[EV2] the length counter on a phone covers neither the text nor the buttons", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const page = await consoleOf(linZhixia);
  await serve(world, page, world.newCustomer(), "还有吗");
  await page.setViewportSize({ width: 320, height: 700 });
  const box = page.getByTestId("composer-input");
  await box.fill("说明".repeat(600));
  const edges = async (part: Locator) => {
    const found = await part.boundingBox();
    if (!found) throw new Error("not in sight");
    return { ...found, right: found.x + found.width, bottom: found.y + found.height };
  };
  for (const language of ["zh-CN", "en"]) {
    await page.evaluate((to) => localStorage.setItem("jieru.language", to), language);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("[data-over]")).toBeVisible();
    const count = await edges(page.locator("[data-over]"));
    expect(count.y, language).toBeGreaterThanOrEqual((await edges(box)).bottom);
    for (const pressed of ["quick-replies-open", "card-open", "composer-send"])
      expect(count.bottom, language).toBeLessThanOrEqual((await edges(page.getByTestId(pressed))).y);
    expect(count.x, language).toBeGreaterThanOrEqual(0);
    expect(count.right, language).toBeLessThanOrEqual(320);
  }
});

test("[AP5] [AP6] links lead back to conversation and list on a phone; [KB16] a dropped PDF is refused", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer, "还有吗");
  const address = page.url();
  await page.goto("about:blank");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${address}?panel=true`);
  await page.getByRole("button", { name: "返回对话" }).click();
  await expect(tileOf(page, "in", "还有吗")).toBeVisible();
  expect(page.url()).toBe(address);
  await page.goto(`/a/${world.accountId}/s/00000000-0000-7000-8000-000000000000?panel=true`);
  await expect(page.getByTestId("customer-panel").getByText("无法打开此会话")).toBeVisible();
  await page.getByRole("button", { name: "返回对话" }).click();
  await page.getByTestId("conversation").getByTestId("to-list").click();
  await expect(page.getByTestId("tab-active")).toBeVisible();
  const isRefused = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["报价"], "报价.pdf"));
    const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(drop);
    return drop.defaultPrevented;
  });
  expect(isRefused).toBe(true);
});

test("[OB5] [KB16] an agent sends an image from a file and the first of several pasted images", async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  const attachment = page.getByTestId("composer-attachment");
  await page
    .getByTestId("composer-image")
    .setInputFiles({ name: "碗.jpg", mimeType: "image/jpeg", buffer: await jpeg(page, 320, 240) });
  await expect(attachment).toHaveAttribute("data-state", "ready");
  await page.getByTestId("composer-send").click();
  await expect(attachment).toBeHidden();
  const images = tiles(page, "out").and(page.locator("[data-type=image]"));
  await expectSent(images.nth(0));

  await pasteImage(page, png(64, 64), ["one.png", "two.png", "three.png"]);
  const toast = page.getByText("已添加「one.png」，其余 2 张未添加");
  await expect(toast).toBeVisible();
  await expect(attachment).toHaveAttribute("data-state", "ready");
  await atRest(page);
  const [words, image] = [await toast.boundingBox(), await attachment.boundingBox()];
  expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThan(image?.y ?? 0);
  await page.getByTestId("composer-input").press("Enter");
  await expectSent(images.nth(1));
  const sends = sendsTo(world, customer);
  expect(sends.map(({ msgtype, delivered }) => [msgtype, delivered])).toEqual([
    ["image", true],
    ["image", true],
  ]);
});

test("[DR10] a picked image survives a reload, and an unfinished upload shows that it was lost", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  const attachment = page.getByTestId("composer-attachment");
  const box = page.getByTestId("composer-input");
  await page
    .getByTestId("composer-image")
    .setInputFiles({ name: "碗.jpg", mimeType: "image/jpeg", buffer: await jpeg(page, 320, 240) });
  await expect(attachment).toHaveAttribute("data-state", "ready");
  await box.fill("是这一只");
  await page.reload();
  await expect(attachment).toHaveAttribute("data-state", "ready");
  await expect(attachment).toContainText("碗.jpg");
  const isDrawn = () =>
    attachment.locator("img").evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0);
  await expect.poll(isDrawn).toBe(true);
  await expect(box).toHaveValue("是这一只");
  await box.press("Enter");
  await expect(attachment).toBeHidden();
  await expectSent(tileOf(page, "out", "是这一只"));
  expect(sendsTo(world, customer).map(({ msgtype }) => msgtype)).toEqual(["image", "text"]);

  await page.route("**/media", () => undefined);
  await pasteImage(page, png(64, 64));
  await expect(attachment).toHaveAttribute("data-state", "uploading");
  await page.reload();
  await expect(attachment).toHaveAttribute("data-state", "lost");
  await expect(attachment).toContainText("页面重新加载时尚未上传完成");
  await box.fill("看图");
  await expect(page.getByTestId("composer-send")).toHaveAttribute("aria-disabled", "true");
  await attachment.getByRole("button").click();
  await expect(page.getByTestId("composer-send")).not.toHaveAttribute("aria-disabled", "true");
});

test("[OB5] the console refuses a file that is not an image and sends nothing", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  const uploads: string[] = [];
  page.on("request", (r) => void (r.url().endsWith("/media") && uploads.push(r.method())));
  await page
    .getByTestId("composer-image")
    .setInputFiles({ name: "报价.png", mimeType: "image/png", buffer: Buffer.from("%PDF-1.7 not an image") });
  const attachment = page.getByTestId("composer-attachment");
  await expect(attachment).toHaveAttribute("data-state", "refused");
  await expect(attachment).toContainText("只能发送 PNG、JPEG、GIF、WebP 图片");
  await expect(page.getByTestId("composer-send")).toHaveAttribute("aria-disabled", "true");
  const box = page.getByTestId("composer-input");
  await box.fill("价格在图里");
  await box.press("Enter");
  await expect(box).toHaveValue("价格在图里");
  await attachment.getByRole("button").click();
  await box.press("Enter");
  await expect.poll(() => sendsTo(world, customer).map(({ content }) => content)).toEqual(["价格在图里"]);
  expect(uploads).toEqual([]);
});

test("[RD18] stacked combining marks do not cover other messages", { tag: "@slow" }, async ({
  world,
  consoleOf,
}) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await world.simulator.pushText(appId, customer, "盖碗今天能发货吗");
  const piled = `e\u0301${"\u0300".repeat(60)}`;
  await world.simulator.pushText(appId, customer, piled);
  await world.simulator.pushText(appId, customer, "急用");
  const tile = tileOf(page, "in", piled);
  await expect(tileOf(page, "in", "急用")).toBeVisible();
  const neighbours = [tileOf(page, "in", "盖碗今天能发货吗"), tileOf(page, "in", "急用")];
  const looks = () => Promise.all(neighbours.map(async (one) => (await one.screenshot()).toString("base64")));
  await atRest(page);
  const beside = await looks();
  await tile.evaluate((element) => element.style.setProperty("visibility", "hidden"));
  expect(await looks()).toEqual(beside);
});

const pasteImage = (page: Page, bytes: Buffer, names = ["image.png"]): Promise<void> =>
  page.getByTestId("composer-input").evaluate(
    (box, { base64, names }) => {
      const data = new DataTransfer();
      const image = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      for (const name of names) data.items.add(new File([image], name, { type: "image/png" }));
      box.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { base64: bytes.toString("base64"), names },
  );
