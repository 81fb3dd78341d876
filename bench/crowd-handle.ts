import type { BenchServer } from "./bench-server.ts";
import type { Comparison, Count, CrowdOrder, CutReport, OpenOrder } from "./crowd.ts";
import { answerOf, start } from "./processes.ts";

export interface Crowd {
  count(): Promise<Count>;
  /** Returns when each text first reached a console (epoch ms), by the number at its start. */
  arrivals(): Promise<ReadonlyMap<string, number>>;
  cut(): Promise<CutReport>;
  compare(): Promise<Comparison>;
}

type Wishes = Partial<Pick<OpenOrder, "watchesTexts" | "keepsFrames" | "seats">>;

/**
 * Opens a console for each seat of the bench server (or of `wishes.seats`) while `work` runs. Rejects if a console no longer follows at the
 * end: a disconnected console would cost the server nothing.
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
    const report = await answer;
    if ("failed" in report) throw new Error(report.failed);
    return report.report;
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
