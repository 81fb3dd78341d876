/** Screenshots for comparison: the pixels of Playwright's, compressed less, in a third of the time. */
import type { CDPSession, Page } from "@playwright/test";
import type { PNG } from "pngjs";
import { readPng } from "./png-reading.ts";

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** Returns the current window with a hidden caret. Animations are not stopped. */
export async function shotOf(page: Page): Promise<PNG> {
  const session = await sessionOf(page);
  await page.evaluate(hideCaret);
  const { data } = await session.send("Page.captureScreenshot", { format: "png", optimizeForSpeed: true });
  return readPng(Buffer.from(data, "base64"));
}

/** Runs in the page, once for each document. */
function hideCaret(): void {
  const id = "no-caret";
  if (document.getElementById(id)) return;
  const style = Object.assign(document.createElement("style"), { id });
  style.textContent = "* { caret-color: transparent !important }";
  document.documentElement.append(style);
}
