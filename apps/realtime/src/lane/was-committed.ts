import type { AccountId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { answers } from "../database/failures.ts";
import { transaction } from "../database/transaction.ts";
import { type LoggedEvent, payloadOf } from "./events.ts";
import { lockHead } from "./load.ts";

/** Returns whether the statement failed. FATAL and PANIC leave it open: a terminated backend may have committed. */
const isStatementError = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.severity === "ERROR";

/** [FD10] Returns whether the log has these events; null: unknown. Waits for a backend that may still commit. */
export async function wasCommitted(
  pool: pg.Pool,
  accountId: AccountId,
  events: readonly LoggedEvent[],
  error: unknown,
): Promise<boolean | null> {
  const last = events.at(-1);
  if (!last || isStatementError(error)) return false;
  const reading = transaction(pool, async (client) => {
    await lockHead(client, accountId);
    return client.query(
      `select from events where account_id = $1 and seq = $2 and type = $3 and at = $4 and payload::text = $5`,
      [accountId, last.seq, last.type, last.at, JSON.stringify(payloadOf(last))],
    );
  });
  const found = reading.then(
    ({ rowCount }) => rowCount === 1,
    () => null,
  );
  return Promise.race([found, answers(pool).then((does) => (does ? found : null))]);
}
