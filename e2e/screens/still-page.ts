/** A console that renders identically each time: clock stopped, random values fixed, world-specific values hidden. */
import { type Browser, expect, type Page } from "@playwright/test";
import type { cookiesOf, World } from "../world.ts";

export interface Look {
  width: 1440 | 1366 | 390;
  language: "zh-CN" | "en";
  theme: "light" | "dark";
}

const heights = { 1440: 900, 1366: 768, 390: 844 };
export const sizeOf = ({ width }: Pick<Look, "width">) => ({ width, height: heights[width] });

export const nameOf = ({ width, language, theme }: Look): string => `${width}-${language}-${theme}`;

const chooseLanguage = (language: string): void => localStorage.setItem("jieru.language", language);

/**
 * Fixes proposed secrets, the sound state and the notification permission. A headless browser would refuse
 * the permission, and would block sound only after a while.
 */
function makeNothingUp(): void {
  Object.defineProperty(Notification, "permission", { value: "default" });
  AudioContext.prototype.resume = () => Promise.resolve();
  crypto.getRandomValues = (numbers) => {
    if (ArrayBuffer.isView(numbers)) new Uint8Array(numbers.buffer).fill(7);
    return numbers;
  };
}

/** Hides values that differ in every world: the server's address, ids and the fingerprints of secrets. */
function hideWhatDiffers(): void {
  const here = window.location.host;
  const hide = (from: Node) => {
    const walker = document.createTreeWalker(from, NodeFilter.SHOW_TEXT);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const text = node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? "") : "";
      const hidden = text
        .replaceAll(here, "jieru.example")
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "00000000-0000-7000-8000-000000000000")
        .replace(/(^|\s)[0-9a-f]{8}$/, "$1c0ffee00");
      if (hidden !== text) node.nodeValue = hidden;
    }
  };
  // A frame shows WeChat's QR code, which differs each time.
  const isFrame = window !== window.top;
  new MutationObserver((changes) => {
    if (isFrame) document.documentElement.style.opacity = "0";
    else for (const { target } of changes) hide(target);
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/**
 * Resizes the window and waits for the new rendering. Polls from the test: an animation frame may never come
 * while the page's clock is stopped.
 */
export async function resizeTo(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const startedAt = Date.now();
  await expect
    .poll(async () => {
      if (Date.now() - startedAt > patienceMs) await tellAgain(page, size);
      return page.evaluate(() => innerWidth);
    })
    .toBe(size.width);
}

const patienceMs = 2_000;

/**
 * Forces the size again: a busy browser may accept a size and not apply it. Repeating the same size has no
 * effect, and a screenshot forces a rendering.
 */
async function tellAgain(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize({ ...size, height: size.height + 1 });
  await page.setViewportSize(size);
  await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 }, animations: "allow" });
}

/** Opens a page with these cookies. The caller closes its context. */
export async function openStill(
  browser: Browser,
  world: World,
  look: Look,
  cookies: Awaited<ReturnType<typeof cookiesOf>>,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: world.url,
    viewport: sizeOf(look),
    hasTouch: look.width === 390,
    locale: look.language,
    timezoneId: "Asia/Shanghai",
    colorScheme: look.theme,
    reducedMotion: "reduce",
  });
  await context.addCookies(cookies);
  await context.addInitScript(chooseLanguage, look.language);
  await context.addInitScript(makeNothingUp);
  await context.addInitScript(hideWhatDiffers);
  const page = await context.newPage();
  await page.clock.setFixedTime(world.clock.now());
  return page;
}
