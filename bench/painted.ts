import { setTimeout as pause } from "node:timers/promises";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { chromium, type Page } from "playwright";
import { findBrowser } from "../scripts/browser.ts";
import { withCrowd } from "./crowd-handle.ts";
import { type Figure, quantile } from "./figure.ts";
import type { Seat } from "./fill.ts";
import { type House, withHouse } from "./house.ts";
import { probePaint } from "./paint-probe.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";
import { scaled } from "./scale.ts";

const rate = 50;
const seconds = { warmUp: scaled(5, 2), measured: scaled(25, 4) };
/** All pushes go to what one agent has in hand: one of them open, the others in the list. */
const desks = { accounts: 1, agents: scaled(100, 10), inHand: 10, waiting: 50, messages: 10 };
const settleMs = 1_000;
const browserArgs = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];

const viewport = { width: 1440, height: 900 };
/** More than a browser's own bars take. */
const barsPx = 200;

/**
 * The whole page on the screen. A window is as large as the viewport by itself, its bars included, and what is painted in the lowest
 * part of the page is then never presented: a key in the text box there seems to last until something higher up changes.
 */
async function enlargeWindow(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { windowId } = await browser.send("Browser.getWindowForTarget");
  const bounds = { width: viewport.width, height: viewport.height + barsPx };
  await browser.send("Browser.setWindowBounds", { windowId, bounds });
  await browser.detach();
}

export async function withConsole<T>(house: House, seat: Seat, work: (page: Page) => Promise<T>): Promise<T> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserArgs });
  try {
    const context = await browser.newContext({ viewport, locale: "zh-CN" });
    const [name, value] = seat.cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url: house.url }]);
    const page = await context.newPage();
    await enlargeWindow(page);
    await page.addInitScript(probePaint);
    return await work(page);
  } finally {
    await browser.close();
  }
}

/** The first of what the agent has in hand; answers with all of it. */
export async function openConversation(house: House, seat: Seat, page: Page): Promise<Session[]> {
  const headers = { cookie: seat.cookie };
  const answer = await fetch(`${house.url}/api/accounts/${seat.accountId}/snapshot`, { headers });
  const { sessions } = (await answer.json()) as Snapshot;
  await page.goto(`${house.url}/a/${seat.accountId}/s/${sessions[0]?.id}`);
  await page.getByTestId("timeline").waitFor();
  await page.locator('[data-testid="sync-state"][data-state="live"]').waitFor({ state: "attached" });
  return sessions;
}

async function measure(house: House, page: Page): Promise<Figure[]> {
  const load = { origin: house.url, connections: 32, rate };
  const customers = desks.inHand;
  const whose = { customers, apart: desks.agents }; // they are dealt out to the agents in turn
  await runLoad({ ...load, requests: sealedTexts({ count: rate * seconds.warmUp, ...whose }) });
  const requests = sealedTexts({ count: rate * seconds.measured, ...whose });
  const report = await runLoad({ ...load, requests });
  await pause(settleMs);
  const painted = await page.evaluate(() => window.benchPainted);
  // A row of the list shows the newest text alone: one that was replaced before it could be drawn was as late as the next.
  const paintedAt = (i: number): number => {
    const { id } = requests[i] ?? {};
    return id === undefined ? Number.NaN : (painted[id] ?? paintedAt(i + customers));
  };
  const samples = requests.map((_, i) => paintedAt(i) - (report.dueAt[i] as number));
  const seen = samples.filter(Number.isFinite);
  const replaced = requests.filter(({ id }) => !(id in painted)).length;
  return [
    {
      what: `push → painted in an agent's console (Chromium), p99 at ${rate} pushes/s`,
      value: seen.length === requests.length ? quantile(seen, 0.99) : Number.NaN,
      unit: "ms",
      bound: "at most",
      target: 150,
      detail: `p50 ${quantile(seen, 0.5).toFixed(1)} ms, most ${Math.max(...seen).toFixed(1)} ms; ${seen.length} of ${requests.length} seen, ${replaced} of them in the text that followed`,
    },
  ];
}

/** From a push leaving WeChat to the frame in which a browser has drawn its text. */
export const measurePainted = (): Promise<Figure[]> =>
  withHouse(desks, (house) => {
    const [seat, ...others] = house.seats as [Seat, ...Seat[]];
    return withCrowd(house, { seats: others }, () =>
      withConsole(house, seat, async (page) => {
        await openConversation(house, seat, page);
        return measure(house, page);
      }),
    );
  });
