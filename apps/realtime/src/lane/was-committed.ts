import pg from "pg";
import { transaction } from "../database/transaction.ts";
import type { Decided } from "./batch.ts";
import { answers } from "./is-away.ts";
import { lockHead } from "./load.ts";
import { payloadOf } from "./save/events.ts";

/**
 * Whether PostgreSQL said that a statement failed. FATAL and PANIC end the connection and say nothing of the statement:
 * a backend that is terminated may send FATAL after it has committed. Where `lc_messages` translates the severity, the log is read.
 */
const isAnswer = (error: unknown): boolean => error instanceof pg.DatabaseError && error.severity === "ERROR";

/**
 * [FD10] Whether batches of one transaction were committed though nobody heard of it, as their log says: what an agent asked for is not
 * to be done twice, nor called refused where it was done. null where the database does not say. Whoever may still be committing them is waited for.
 */
export async function wasCommitted(
  pool: pg.Pool,
  batches: readonly Pick<Decided, "step">[],
  error: unknown,
): Promise<boolean | null> {
  const step = batches.flatMap((b) => b.step ?? []).find((s) => s.log.length > 0);
  const last = step?.log.at(-1);
  if (!step || !last || isAnswer(error)) return false;
  const { id } = step.desk.account;
  const { event } = last;
  const reading = transaction(pool, async (client) => {
    await lockHead(client, id);
    return client.query(
      `select from events where account_id = $1 and seq = $2 and type = $3 and at = $4 and payload::text = $5`,
      [id, event.seq, event.type, event.at, payloadOf(event)],
    );
  });
  const found = reading.then(
    ({ rowCount }) => rowCount === 1,
    () => null,
  );
  return Promise.race([found, answers(pool).then((does) => (does ? found : null))]);
}
