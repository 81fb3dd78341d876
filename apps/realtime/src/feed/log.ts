/** Reads an account's log, which only the lane writes. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { ClientBase, Pool } from "pg";
import { transaction } from "../database/transaction.ts";
import type { LoggedEvent } from "../lane/events.ts";
import { readWaitingQueue } from "../lane/session-queries.ts";

type EventRow = LoggedEvent & { payload: object };

export async function readHead(client: ClientBase | Pool, accountId: AccountId): Promise<number | null> {
  const { rows } = await client.query<{ head_seq: number }>(`select head_seq from accounts where id = $1`, [
    accountId,
  ]);
  return rows[0]?.head_seq ?? null;
}

/** [RT5] Returns whether a later event is deleted, so that a snapshot is needed. */
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

/** Returns head and waiting queue of one moment; null for an unknown account. */
export const readStart = (
  pool: Pool,
  accountId: AccountId,
): Promise<{ seq: number; waiting: WaitingLine } | null> =>
  transaction(
    pool,
    async (client) => {
      const seq = await readHead(client, accountId);
      return seq === null ? null : { seq, waiting: await readWaitingQueue(client, accountId) };
    },
    "snapshot",
  );

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
        : { events, waiting: await readWaitingQueue(client, accountId) };
    },
    "snapshot",
  );

/** Returns missed events with the waiting queue; null if some are deleted (RT5), which a gap in seq shows. */
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
      return next > afterSeq + 1 ? null : { events, waiting: await readWaitingQueue(client, accountId) };
    },
    "snapshot",
  );
