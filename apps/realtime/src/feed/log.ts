/** Reads an account's log. Only the lane writes it. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { ClientBase, Pool } from "pg";
import { transaction } from "../database/transaction.ts";
import type { LoggedEvent } from "../lane/events.ts";
import { readWaitingLine } from "../lane/session-queries.ts";

/** The columns; `payload` has the other fields of an event of this type. */
type EventRow = LoggedEvent & { payload: object };

/** Returns the `seq` of the newest event; null for an unknown account. */
export async function readHead(client: ClientBase | Pool, accountId: AccountId): Promise<number | null> {
  const { rows } = await client.query<{ head_seq: number }>(`select head_seq from accounts where id = $1`, [
    accountId,
  ]);
  return rows[0]?.head_seq ?? null;
}

/** [RT5] Returns whether an event after `afterSeq` is deleted already. Then the console needs a snapshot. */
export async function isBehindLog(
  client: ClientBase | Pool,
  accountId: AccountId,
  afterSeq: number,
): Promise<boolean> {
  const { rows } = await client.query<{ oldest: number | null }>(
    `select min(seq) as oldest from events where account_id = $1`,
    [accountId],
  );
  return afterSeq + 1 < (rows[0]?.oldest ?? Number.POSITIVE_INFINITY);
}

/** Returns at most `limit` events after `afterSeq`, in order. */
export async function readEvents(
  client: ClientBase | Pool,
  accountId: AccountId,
  afterSeq: number,
  limit: number,
): Promise<LoggedEvent[]> {
  const { rows } = await client.query<EventRow>({
    name: "read_events",
    text: `select seq, type, at, previous_owner_id as "previousOwnerId", payload from events
      where account_id = $1 and seq > $2 order by seq limit $3`,
    values: [accountId, afterSeq, limit],
  });
  return rows.map(({ payload, ...columns }) => ({ ...columns, ...payload }));
}

/** Returns the head of the log and the waiting queue of the same moment; null for an unknown account. */
export const readStart = (
  pool: Pool,
  accountId: AccountId,
): Promise<{ seq: number; waiting: WaitingLine } | null> =>
  transaction(
    pool,
    async (client) => {
      const seq = await readHead(client, accountId);
      return seq === null ? null : { seq, waiting: await readWaitingLine(client, accountId) };
    },
    "snapshot",
  );

/** Returns at most `limit` events, and the waiting queue of the same moment unless more events may follow. */
export const readEventsAndQueue = (
  pool: Pool,
  accountId: AccountId,
  afterSeq: number,
  limit: number,
): Promise<{ events: LoggedEvent[]; waiting?: WaitingLine }> =>
  transaction(
    pool,
    async (client) => {
      const events = await readEvents(client, accountId, afterSeq, limit);
      return events.length === limit
        ? { events }
        : { events, waiting: await readWaitingLine(client, accountId) };
    },
    "snapshot",
  );

/**
 * Returns a page of the events that a console missed, and the waiting queue of the same moment, which no event carries.
 * Returns null if the events after `afterSeq` are deleted (RT5). The log has no gaps, so the next event's seq shows it.
 */
export const readMissed = (
  pool: Pool,
  accountId: AccountId,
  afterSeq: number,
  limit: number,
): Promise<{ events: LoggedEvent[]; waiting: WaitingLine } | null> =>
  transaction(
    pool,
    async (client) => {
      const events = await readEvents(client, accountId, afterSeq, limit);
      const next = events[0]?.seq ?? ((await readHead(client, accountId)) ?? 0) + 1;
      return next > afterSeq + 1 ? null : { events, waiting: await readWaitingLine(client, accountId) };
    },
    "snapshot",
  );
