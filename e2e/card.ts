/** Actions in the dialog that sends a mini-program card. */
import type { Locator, Page } from "@playwright/test";
import { png } from "./pictures.ts";
import { expect } from "./world.ts";

/** Writes a complete card by keyboard, ready to be sent with Enter. */
export async function writeCard(page: Page, title: string, path: string): Promise<void> {
  // Registers before the press: otherwise the browser opens its own file dialog.
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Alt+c");
  await expect(page.getByTestId("card-title")).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press("Tab");
  await page.keyboard.type(path);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name: "盖碗.png", mimeType: "image/png", buffer: png(520, 416) });
  await expect(page.getByTestId("card-send")).toBeFocused();
  await expect(page.getByTestId("card-send")).not.toHaveAttribute("aria-disabled");
}

/** Waits until the last image of this place is loaded. */
export const expectImageLoaded = (place: Locator): Promise<void> =>
  expect
    .poll(() =>
      place
        .locator("img")
        .last()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(0);
