/** A pool that pauses at a query, or before its answer is returned, until it is released. */
import type pg from "pg";

type Held = "question" | "answer";

export interface HoldablePool {
  pool: pg.Pool;
  /** Pauses the next query that matches. */
  hold(about: RegExp, what?: Held): { reached: Promise<void>; release(): void };
}

export function holdable(pool: pg.Pool): HoldablePool {
  let held: { about: RegExp; what: Held; reached(): void; let: Promise<void> } | null = null;
  const query = async (...asked: [string, unknown[]]) => {
    const now = held?.about.test(asked[0]) ? held : null;
    const answer = now?.what === "answer" ? await pool.query(...asked) : null;
    now?.reached();
    await now?.let;
    return answer ?? pool.query(...asked);
  };
  return {
    pool: Object.create(pool, { query: { value: query } }),
    hold(about, what = "question") {
      const reached = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      held = { about, what, reached: reached.resolve, let: released.promise };
      return {
        reached: reached.promise,
        release() {
          held = null;
          released.resolve();
        },
      };
    },
  };
}
