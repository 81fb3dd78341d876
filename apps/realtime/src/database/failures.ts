/** What a failure says about the database: whether one command is at fault, or nothing works. */
import type pg from "pg";
import { within } from "../base/async.ts";

/** SQLSTATEs that no command causes: connection, resources, shutdown, a disk, a read-only database. */
const causedByServer = /^(?:08|53|57|58|25006)/;
const queryCanceled = "57014";

/** [DE5] A connection on which nothing is received stays open: callers that ask have waited long already. */
const answerWithinMs = 1_500;

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code;

/** Whether PostgreSQL ended the statement because it exceeded `statement_timeout`. */
export const isStatementTimeout = (error: unknown): boolean => codeOf(error) === queryCanceled;

/** What the driver and its pool say where PostgreSQL gave no answer in time. Their errors have no code. */
const timeoutMessages = /connection timeout$|^timeout (?:exceeded|expired)|^Query read timeout$/;

/** Whether the database did not answer in time, or took too long for a statement; false where it refused, or could not be found. */
export function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isStatementTimeout(error) || timeoutMessages.test(error.message) || isTimeout(error.cause);
}

/** The error of commands that could not run because the database does not answer. Another command's refusal is not theirs. */
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

/** Whether the database reported that it is not available, or did not answer: what the caller wanted did not happen, or that is not known. */
export const isDatabaseAway = (error: { code?: string; message?: string; syscall?: string }): boolean =>
  awayCodes.test(error.code ?? "") ||
  awayMessages.test(error.message ?? "") ||
  (error.code === "ENOENT" && error.syscall === "connect");

/** A transaction that failed. `broken`: the connection's own error, where it cannot be used any more. */
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
 * Returns why a transaction failed. If it could be rolled back, the database has answered; only otherwise is it asked again, as all other
 * connections may be in use.
 */
export async function causeOf(pool: pg.Pool, { error, broken }: Failure): Promise<FailureCause> {
  const code = codeOf(error);
  if (typeof code === "string" && causedByServer.test(code) && !isStatementTimeout(error)) return "refused";
  if (broken && !(await answers(pool))) return "away";
  return isStatementTimeout(error) ? "timeout" : "command";
}

/** Whether the database answers within 1.5 s, on any connection of the pool. Never rejects. */
export const answers = (pool: pg.Pool): Promise<boolean> =>
  within(answerWithinMs, pool.query("select 1")).then(
    () => true,
    () => false,
  );
