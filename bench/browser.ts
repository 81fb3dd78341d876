import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { chromium, type Page } from "playwright";
import { findBrowser } from "../scripts/browser.ts";
import type { BenchServer } from "./bench-server.ts";
import type { Seat } from "./fill.ts";

const browserArgs = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];

const viewport = { width: 1440, height: 900 };
const barsPx = 200;

/**
 * Enlarges the window to the whole page. By default the window is as large as the viewport, bars included, and the browser never presents
 * the lowest part of the page. A key pressed in the text box there would seem to last until another part changes.
 */
async function enlargeWindow(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { windowId } = await browser.send("Browser.getWindowForTarget");
  const bounds = { width: viewport.width, height: viewport.height + barsPx };
  await browser.send("Browser.setWindowBounds", { windowId, bounds });
  await browser.detach();
}

/**
 * Runs `work` in a browser where the agent is signed in. The page is still empty, so that probes can be added before `openConversation`.
 */
export async function withConsole<T>(
  house: BenchServer,
  seat: Seat,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserArgs });
  try {
    const context = await browser.newContext({ viewport, locale: "zh-CN" });
    const [name, value] = seat.cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url: house.url }]);
    const page = await context.newPage();
    await enlargeWindow(page);
    return await work(page);
  } finally {
    await browser.close();
  }
}

export async function openConversation(house: BenchServer, seat: Seat, page: Page): Promise<Session[]> {
  const headers = { cookie: seat.cookie };
  const answer = await fetch(`${house.url}/api/accounts/${seat.accountId}/snapshot`, { headers });
  const { sessions } = (await answer.json()) as Snapshot;
  await page.goto(`${house.url}/a/${seat.accountId}/s/${sessions[0]?.id}`);
  await page.getByTestId("timeline").waitFor();
  await page.locator('[data-testid="sync-state"][data-state="live"]').waitFor({ state: "attached" });
  return sessions;
}
