/** Reads the account's log. The feed only reads; only the lane writes. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { ClientBase, Pool } from "pg";
import type { LoggedEvent } from "../policies/event.ts";

interface EventRow {
  seq: number;
  type: Event["type"];
  at: number;
  previous_owner_id: string | null;
  payload: Omit<Event, "seq" | "type" | "at">;
}

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
    text: `select seq, type, at, previous_owner_id, payload from events
      where account_id = $1 and seq > $2 order by seq limit $3`,
    values: [accountId, afterSeq, limit],
  });
  return rows.map(({ previous_owner_id, payload, ...e }) => ({
    ...e,
    ...payload,
    previousOwnerId: previous_owner_id,
  }));
}
