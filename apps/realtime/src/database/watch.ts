import type { Pool } from "pg";
import { within } from "../deadline.ts";

/** Whether the database answers, asked now and then; consoles show "read only" meanwhile (P11). */
export interface DatabaseWatch {
  readonly away: boolean;
  onChange(listener: (away: boolean) => void): void;
  stop(): void;
}

const everyMs = 1_000;
/** A database that stands still breaks no connection: it just never answers (F10). */
const answerWithinMs = 2_000;
/** One slow answer is no outage. */
const missesToBeAway = 2;

export function watchDatabase(pool: Pool): DatabaseWatch {
  const listeners = new Set<(away: boolean) => void>();
  let misses = 0;
  let away = false;
  let asking = false;

  const tell = (now: boolean): void => {
    if (now === away) return;
    away = now;
    for (const listener of listeners) listener(away);
  };
  const ask = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    const answered = await within(answerWithinMs, pool.query("select 1")).then(
      () => true,
      () => false,
    );
    asking = false;
    misses = answered ? 0 : misses + 1;
    tell(misses >= missesToBeAway);
  };

  const timer = setInterval(() => void ask(), everyMs);
  return {
    get away() {
      return away;
    },
    onChange: (listener) => void listeners.add(listener),
    stop: () => clearInterval(timer),
  };
}
