import type pg from "pg";
import { within } from "../base/async.ts";

/** SQLSTATEs that no command causes. */
const causedByServer = /^(?:08|53|57|58|25006)/;
const queryCanceled = "57014";

/** [DE5] A dead connection stays open. */
const answerWithinMs = 1_500;

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code;

export const isStatementTimeout = (error: unknown): boolean => codeOf(error) === queryCanceled;

const timeoutMessages = /connection timeout$|^timeout (?:exceeded|expired)|^Query read timeout$/;

/** Returns whether the database did not answer in time, rather than refused. */
export function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return isStatementTimeout(error) || timeoutMessages.test(error.message) || isTimeout(error.cause);
}

export class DatabaseAway extends Error {
  readonly code = "08006";
  constructor(cause: unknown) {
    super("the database does not answer", { cause });
    this.name = "DatabaseAway";
  }
}

const awayCodes = /^(08|53|57|58|25006|ECONN|EPIPE)/;
const awayMessages =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered/;

/** Returns whether the database is unavailable. The change did not happen, or that is unknown. */
export const isDatabaseAway = (error: { code?: string; message?: string; syscall?: string }): boolean =>
  awayCodes.test(error.code ?? "") ||
  awayMessages.test(error.message ?? "") ||
  (error.code === "ENOENT" && error.syscall === "connect");

/** `broken`: the error of an unusable connection. */
export interface Failure {
  error: unknown;
  broken?: Error | undefined;
}

/** `command`: its own fault; `timeout`: command or database is slow; `refused` and `away`: the database. */
export type FailureCause = "command" | "timeout" | "refused" | "away";

/** Returns why a transaction failed. Queries only if the rollback did not show that the database answers. */
export async function causeOf(pool: pg.Pool, { error, broken }: Failure): Promise<FailureCause> {
  const code = codeOf(error);
  if (typeof code === "string" && causedByServer.test(code) && !isStatementTimeout(error)) return "refused";
  if (broken && !(await answers(pool))) return "away";
  return isStatementTimeout(error) ? "timeout" : "command";
}

/** Returns whether the database answers within 1.5 s. Never rejects. */
export const answers = (pool: pg.Pool): Promise<boolean> =>
  within(answerWithinMs, pool.query("select 1")).then(
    () => true,
    () => false,
  );
