import type { Page } from "@playwright/test";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { atRest } from "./acts.ts";
import { expect } from "./world.ts";

export async function scan(page: Page): Promise<string> {
  const frame = page.getByTestId("qr-frame");
  await expect(frame.contentFrame().getByTestId("qr-status")).toBeVisible();
  await expect(frame.contentFrame().locator("img.code")).toHaveJSProperty("complete", true);
  await atRest(page);
  const { data, width, height } = PNG.sync.read(await frame.screenshot());
  const code = jsQR.default(Uint8ClampedArray.from(data), width, height);
  expect(code, "the screenshot holds a readable code").not.toBeNull();
  return code?.data ?? "";
}

export async function confirmAs(phone: Page, url: string, unionid: string): Promise<void> {
  await phone.goto(url);
  await phone.getByTestId(`confirm-as-${unionid}`).click();
  await phone.getByTestId("confirm-login").click();
}
