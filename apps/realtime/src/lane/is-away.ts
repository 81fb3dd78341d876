import type pg from "pg";
import { within } from "../tasks/deadline.ts";

/** SQLSTATEs that are nobody's fault: connection, resources, shutdown, cancelled statements, a disk, a read-only database. */
const nobodysFault = /^(?:08|53|57|58|25006)/;

/** [DE5] A way to the database that leads nowhere ends no connection: whoever waits has waited for long already. */
const answerWithinMs = 1_500;

/**
 * Whether a batch failed because the database is not there. One by one its commands would fail the same way, only 256 times
 * as slowly: every caller learns it now (PU3, F10). Where it is `gone`, it does not even answer, and what waits behind the batch
 * would fail the same way as well.
 */
export async function howAway(pool: pg.Pool, error: unknown): Promise<"there" | "refusing" | "gone"> {
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && nobodysFault.test(code)) return "refusing";
  return within(answerWithinMs, pool.query("select 1")).then(
    () => "there",
    () => "gone",
  );
}
