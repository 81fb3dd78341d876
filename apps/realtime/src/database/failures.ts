/** Finds the cause of a database failure: one command, or the whole database. */
import type pg from "pg";
import { within } from "../base/async.ts";

/** SQLSTATEs that no command causes: connection, resources, shutdown, a disk, a read-only database. */
const causedByServer = /^(?:08|53|57|58|25006)/;
const queryCanceled = "57014";

/** [DE5] A dead connection stays open. The callers have already waited long. */
const answerWithinMs = 1_500;

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code;

/** Returns whether PostgreSQL ended the statement because it exceeded `statement_timeout`. */
export const isStatementTimeout = (error: unknown): boolean => codeOf(error) === queryCanceled;

/** Messages of the driver and its pool if PostgreSQL gave no answer in time. These errors have no code. */
const timeoutMessages = /connection timeout$|^timeout (?:exceeded|expired)|^Query read timeout$/;

/**
 * Returns whether the database did not answer in time, or took too long for a statement.
 * Returns false if it refused or could not be found.
 */
export function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isStatementTimeout(error) || timeoutMessages.test(error.message) || isTimeout(error.cause);
}

/** The error of commands that could not run because the database does not answer. Refusals of other commands do not count. */
export class DatabaseAway extends Error {
  /** connection_failure */
  readonly code = "08006";
  constructor(cause: unknown) {
    super("the database does not answer", { cause });
    this.name = "DatabaseAway";
  }
}

const awayCodes = /^(08|53|57|58|25006|ECONN|EPIPE)/;
const awayMessages =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered/;

/** Returns whether the database reported that it is unavailable, or did not answer. The change did not happen, or that is unknown. */
export const isDatabaseAway = (error: { code?: string; message?: string; syscall?: string }): boolean =>
  awayCodes.test(error.code ?? "") ||
  awayMessages.test(error.message ?? "") ||
  (error.code === "ENOENT" && error.syscall === "connect");

/** A transaction that failed. `broken`: the error of the connection, if that is no longer usable. */
export interface Failure {
  error: unknown;
  broken?: Error | undefined;
}

/**
 * - `command`: the command's own fault.
 * - `timeout`: a statement took too long; the command or the database may be slow.
 * - `refused`: the database accepts nothing.
 * - `away`: the database does not answer.
 */
export type FailureCause = "command" | "timeout" | "refused" | "away";

/**
 * Returns why a transaction failed. A successful rollback shows that the database answers.
 * Only otherwise does it send a query, because all other connections may be in use.
 */
export async function causeOf(pool: pg.Pool, { error, broken }: Failure): Promise<FailureCause> {
  const code = codeOf(error);
  if (typeof code === "string" && causedByServer.test(code) && !isStatementTimeout(error)) return "refused";
  if (broken && !(await answers(pool))) return "away";
  return isStatementTimeout(error) ? "timeout" : "command";
}

/** Returns whether the database answers within 1.5 s, on any connection of the pool. Never rejects. */
export const answers = (pool: pg.Pool): Promise<boolean> =>
  within(answerWithinMs, pool.query("select 1")).then(
    () => true,
    () => false,
  );
