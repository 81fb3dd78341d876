import type { Page } from "playwright";
import { type BenchServer, withBenchServer } from "./bench-server.ts";
import { openConversation, withConsole } from "./browser.ts";
import { type Figure, quantile, thousands } from "./figure.ts";
import type { Seat } from "./fill.ts";
import { inDatabase } from "./in-database.ts";
import { scaled } from "./scale.ts";
import { type Scrolled, scrollInPage } from "./scroll-probe.ts";

const messages = scaled(50_000, 3_000);
const waiting = scaled(5_000, 500);
const frames = scaled(600, 60);
const speeds = { wheel: 60, drag: 1_500 };

const varyTexts = ({ databaseUrl }: BenchServer) =>
  inDatabase(databaseUrl, (client) =>
    client.query(
      `update messages set direction = case when seq % 3 = 0 then 'out' else 'in' end,
              content = jsonb_build_object('type', 'text', 'text', seq || repeat(' 那批建盏到了没有[微笑]', (seq % 7)::int))`,
    ),
  );

function figureOf(what: string, { frames: lengths, jump, waited }: Scrolled): Figure {
  const slow = lengths.filter((ms) => ms > 25).length;
  return {
    what,
    value: quantile(lengths, 0.99),
    unit: "ms",
    bound: "at most",
    target: 25,
    detail: `${lengths.length} frames, p50 ${quantile(lengths, 0.5).toFixed(1)} ms, longest ${Math.max(...lengths).toFixed(0)} ms; ${slow} over 25 ms, ${lengths.filter((ms) => ms > 50).length} over 50 ms; a row moved by ${jump.toFixed(2)} px besides; ${waited} frames waited for a page`,
  };
}

const timeline = '[data-testid="timeline"]';
const list = "[data-list]";

/** Scrolls up to the first message like a dragged scrollbar, and waits for pages that are being fetched. */
async function toTheTop(page: Page): Promise<void> {
  const first = page.getByTestId("timeline").getByText(/^1( |$)/);
  while ((await first.count()) === 0)
    await page.evaluate(scrollInPage, { selector: timeline, step: -speeds.drag, frames: 60 });
}

const measureTimeline = (): Promise<Figure[]> =>
  withBenchServer({ accounts: 1, agents: 1, inHand: 1, waiting: 0, messages }, async (house) => {
    await varyTexts(house);
    const [seat] = house.seats as [Seat];
    return withConsole(house, seat, async (page) => {
      await openConversation(house, seat, page);
      const wheel = { selector: timeline, step: -speeds.wheel, frames };
      const scroll = () => page.evaluate(scrollInPage, wheel);
      const near = figureOf("a frame while a conversation is scrolled up by wheel, p99", await scroll());
      await toTheTop(page);
      const far = await page.evaluate(scrollInPage, { ...wheel, step: speeds.wheel });
      return [
        near,
        figureOf(`the same on the way back down, after ${thousands(messages)} messages, p99`, far),
      ];
    });
  });

const measureList = (): Promise<Figure[]> =>
  withBenchServer({ accounts: 1, agents: 1, inHand: 1, waiting, messages: 1 }, (house) => {
    const [seat] = house.seats as [Seat];
    return withConsole(house, seat, async (page) => {
      await openConversation(house, seat, page);
      await page.getByTestId("tab-waiting").click();
      await page.locator("[data-row]").first().waitFor();
      const scrolled = await page.evaluate(scrollInPage, { selector: list, step: 150, frames });
      return [figureOf(`a frame while a line of ${thousands(waiting)} waiting is scrolled, p99`, scrolled)];
    });
  });

export const measureScroll = async (): Promise<Figure[]> => [
  ...(await measureTimeline()),
  ...(await measureList()),
];
