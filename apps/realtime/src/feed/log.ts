/** Reads the account's log. The feed only reads; only the lane writes. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { LoggedEvent } from "../policies/event.ts";

/** The columns, and in `payload` whatever else an event of this type holds. */
type EventRow = LoggedEvent & { payload: object };

/** The `seq` of the newest event; null where there is no such account. */
export async function readHead(client: ClientBase | Pool, accountId: AccountId): Promise<number | null> {
  const { rows } = await client.query<{ head_seq: number }>(`select head_seq from accounts where id = $1`, [
    accountId,
  ]);
  return rows[0]?.head_seq ?? null;
}

/** [RT5] Whether an event after `afterSeq` is deleted already; then only a snapshot leads to the present. */
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

/** At most `limit` events after `afterSeq`, in order. */
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
