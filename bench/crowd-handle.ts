import type { BenchServer } from "./bench-server.ts";
import type { Comparison, Count, CrowdOrder, CutReport, OpenOrder } from "./crowd.ts";
import { answerOf, start } from "./processes.ts";

export interface Crowd {
  count(): Promise<Count>;
  /** When each text first reached any console (epoch ms), by the number it begins with. */
  arrivals(): Promise<ReadonlyMap<string, number>>;
  /** Cuts every connection at once; resolves when all are live again. */
  cut(): Promise<CutReport>;
  /** Compares each console's snapshot with a fresh one. Call it when nothing happens any more. */
  compare(): Promise<Comparison>;
}

type Wishes = Partial<Pick<OpenOrder, "watchesTexts" | "keepsFrames" | "seats">>;

/**
 * Opens a console for each seat of the house (or of `wishes.seats`) for as long as `work` takes. Rejects if one of them no longer follows
 * at the end: a console that the server has cut, or told to start over, would cost the server nothing.
 */
export async function withCrowd<T>(
  house: BenchServer,
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
