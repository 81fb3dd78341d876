import type pg from "pg";
import { within } from "../tasks/deadline.ts";

/** SQLSTATEs that are nobody's fault: connection, resources, shutdown, a disk, a read-only database. */
const nobodysFault = /^(?:08|53|57|58|25006)/;
/** A statement was ended because it took too long. */
const tookTooLong = "57014";

/** [DE5] A way to the database that leads nowhere ends no connection: whoever waits has waited for long already. */
const answerWithinMs = 1_500;

/**
 * `there`: it is a command's own fault. `stalled`: perhaps a command's own, perhaps slow for all. `refusing`: it takes nothing.
 * `gone`: it does not even answer.
 */
export type Away = "there" | "stalled" | "refusing" | "gone";

/** Whether PostgreSQL ended the statement since it took longer than `statement_timeout`. */
export const hasStalled = (error: unknown): boolean => codeOf(error) === tookTooLong;

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code;

/** What commands get that come to nothing because the database does not answer: not the "no" that one of them alone was told. */
export class DatabaseAway extends Error {
  /** connection_failure */
  readonly code = "08006";
  constructor(cause: unknown) {
    super("the database does not answer", { cause });
    this.name = "DatabaseAway";
  }
}

/** Why a batch failed, and the connection's own error if that is of no more use: otherwise it has been rolled back since. */
export interface Failing {
  error: unknown;
  broken?: Error | undefined;
}

/**
 * Whether a batch failed because the database is not there. One by one its commands would fail the same way, only 256 times
 * as slowly: every caller learns it now (PU3, F10). Where it is `gone`, what waits behind the batch would fail the same way as well.
 * Whoever could roll back has been answered, and asks nobody else: all other connections may be in use.
 */
export async function howAway(pool: pg.Pool, { error, broken }: Failing): Promise<Away> {
  const code = codeOf(error);
  if (typeof code === "string" && nobodysFault.test(code) && !hasStalled(error)) return "refusing";
  if (broken && !(await answers(pool))) return "gone";
  return hasStalled(error) ? "stalled" : "there";
}

/** Whether it does within 1.5 s, on any connection of the pool. Never rejects. */
export const answers = (pool: pg.Pool): Promise<boolean> =>
  within(answerWithinMs, pool.query("select 1")).then(
    () => true,
    () => false,
  );
