import type { Comparison, Count, CrowdOrder, CutReport, OpenOrder } from "./crowd.ts";
import type { House } from "./house.ts";
import { answerOf, start } from "./processes.ts";

export interface Crowd {
  count(): Promise<Count>;
  /** When each text first came to any console, epoch ms, by the number it begins with. */
  arrivals(): Promise<ReadonlyMap<string, number>>;
  /** Cuts every connection at once; resolves when all are live again. */
  cut(): Promise<CutReport>;
  /** Each console's snapshot with a fresh one. Call when nothing happens any more. */
  compare(): Promise<Comparison>;
}

type Wishes = Partial<Pick<OpenOrder, "watchesTexts" | "keepsFrames" | "seats">>;

/**
 * Opens a console for each seat of the house, or for those named, for as long as `work` takes. Rejects when one of them follows no
 * more at the end: whom the server has cut, or told to start over, costs it nothing.
 */
export async function withCrowd<T>(
  house: House,
  wishes: Wishes,
  work: (crowd: Crowd) => Promise<T>,
): Promise<T> {
  const child = start("crowd.ts");
  const ask = async <R>(order: CrowdOrder): Promise<R> => {
    const answer = answerOf<{ report: R } | { failed: string }>(child);
    child.send(order);
    const said = await answer;
    if ("failed" in said) throw new Error(said.failed);
    return said.report;
  };
  try {
    const { url } = house;
    const { seats = house.seats } = wishes;
    await ask({ do: "open", url, watchesTexts: false, keepsFrames: false, ...wishes, seats });
    const count = () => ask<Count>({ do: "count" });
    const result = await work({
      count,
      arrivals: () => ask({ do: "arrivals" }),
      cut: () => ask({ do: "cut" }),
      compare: () => ask({ do: "compare" }),
    });
    const { live } = await count();
    const gone = seats.length - live;
    if (gone > 0) throw new Error(`${gone} of ${seats.length} consoles did not follow to the end`);
    return result;
  } finally {
    child.kill();
  }
}
