import type { Page } from "@playwright/test";
import { atRest, expectSent, sendsTo, serve, tiles } from "./acts.ts";
import { jpeg } from "./pictures.ts";
import { expect, linZhixia, test } from "./world.ts";

async function limitUplink(page: Page, bytesPerSecond: number | null): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond ?? -1,
  });
}

/** Returns a picture padded to `bytes`: viewers ignore trailing bytes (IM1). */
async function heavy(page: Page, bytes: number) {
  const picture = await jpeg(page, 320, 240);
  const buffer = Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
  return { name: "碗.jpg", mimeType: "image/jpeg", buffer };
}

const box = (page: Page) => page.getByTestId("composer-input");
const attachment = (page: Page) => page.getByTestId("composer-attachment");
const progress = (page: Page) => attachment(page).getByRole("progressbar");
const percent = async (page: Page) => Number(await progress(page).getAttribute("aria-valuenow"));
const pick = async (page: Page, bytes: number) =>
  page.getByTestId("composer-image").setInputFiles(await heavy(page, bytes));

test("[IM12] a slow upload shows its progress, and sends nothing when it is cancelled", {
  tag: "@slow",
}, async ({ world, consoleOf }) => {
  const customer = world.newCustomer();
  const page = await consoleOf(linZhixia);
  await serve(world, page, customer);
  await limitUplink(page, 200_000);
  await pick(page, 1_500_000);
  await box(page).fill("是这一只");
  await box(page).press("Enter");
  await expect(box(page)).toHaveValue("");
  await expect.poll(() => percent(page)).toBeGreaterThan(5);
  await atRest(page);
  const before = await attachment(page).boundingBox();
  const earlier = await percent(page);
  await expect.poll(() => percent(page)).toBeGreaterThan(earlier);
  expect(await percent(page)).toBeLessThan(100);
  expect(await attachment(page).boundingBox()).toEqual(before);

  await attachment(page).getByRole("button", { name: "取消上传" }).press("Enter");
  await expect(attachment(page)).toBeHidden();
  await expect(box(page)).toHaveValue("是这一只");
  await expect(box(page)).toBeFocused();
  expect(sendsTo(world, customer)).toEqual([]);

  await limitUplink(page, null);
  await pick(page, 1_500_000);
  await expect(attachment(page)).toHaveAttribute("data-state", "ready");
  expect(await attachment(page).boundingBox(), "the progress moved nothing").toEqual(before);
  await box(page).press("Enter");
  await expectSent(tiles(page, "out").last());
  expect(sendsTo(world, customer).map(({ msgtype }) => msgtype)).toEqual(["image", "text"]);
});
