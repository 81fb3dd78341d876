/** A console of which two pictures are alike: its clock stands, it makes nothing up, and what is other in every world is out of sight. */
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

/** Run in the page before anything of it: English is spoken to who chose it. */
const chooseLanguage = (language: string): void => localStorage.setItem("jieru.language", language);

/**
 * The same secrets every time where the console proposes some; sound, which the browser would block only after a while; and
 * nobody was asked for notifications yet, which a browser without windows would refuse.
 */
function makeNothingUp(): void {
  Object.defineProperty(Notification, "permission", { value: "default" });
  AudioContext.prototype.resume = () => Promise.resolve();
  crypto.getRandomValues = (numbers) => {
    if (ArrayBuffer.isView(numbers)) new Uint8Array(numbers.buffer).fill(7);
    return numbers;
  };
}

/**
 * What is other in every world, put out of sight as soon as it is written: where the server listens, ids, and the marks
 * by which a secret is known again.
 */
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
  // A frame is WeChat's code to be scanned: another one each time.
  const isFrame = window !== window.top;
  new MutationObserver((changes) => {
    if (isFrame) document.documentElement.style.opacity = "0";
    else for (const { target } of changes) hide(target);
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

/**
 * The window is as large as that, and drawn so: one that is resized again before it was may stay as it was drawn last. Asked from here:
 * a frame that is waited for in the page may never come, for its clock stands.
 */
export async function resizeTo(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const asked = Date.now();
  await expect
    .poll(async () => {
      if (Date.now() - asked > patienceMs) await tellAgain(page, size);
      return page.evaluate(() => innerWidth);
    })
    .toBe(size.width);
}

const patienceMs = 2_000;

/** A busy browser may take a size and not hand it on; the same size once more is none to it, and a picture makes it draw. */
async function tellAgain(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize({ ...size, height: size.height + 1 });
  await page.setViewportSize(size);
  await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 }, animations: "allow" });
}

/** In a browser of its own, as whom these cookies let in; its context is closed by who asked for it. */
export async function openStill(
  browser: Browser,
  world: World,
  look: Look,
  cookies: Awaited<ReturnType<typeof cookiesOf>>,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: world.url,
    viewport: sizeOf(look),
    // A phone: nothing but fingers to point with.
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
