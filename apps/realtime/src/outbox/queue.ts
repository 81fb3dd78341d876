import type { AccountId, MessageId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { leaseMs } from "../lane/save.ts";

export interface DueReply {
  accountId: AccountId;
  messageId: MessageId;
}

export interface AbandonedReply extends DueReply {
  attempt: number;
}

/** Longer than any pause: a later time comes from a clock that was ahead. */
const longestPauseMs = 60_000;

interface But {
  accounts: readonly AccountId[];
  messages: readonly MessageId[];
}

/** [OB4] [OB5] Returns the oldest due reply of each conversation that has none being sent. */
export async function listDue(
  pool: Pool,
  now: number,
  limit: number,
  but: But = { accounts: [], messages: [] },
): Promise<DueReply[]> {
  const { rows } = await pool.query<{ account_id: AccountId; message_id: MessageId }>(
    `select o.account_id, o.message_id from outbox o
      where o.state = 'queued' and (o.not_before <= $1 or o.not_before > $4) and o.account_id <> all($3::text[])
        and o.message_id <> all($5::text[])
        and not exists (select from outbox e where e.conversation_id = o.conversation_id and e.seq < o.seq)
      order by o.not_before limit $2`,
    [now, limit, but.accounts, now + longestPauseMs, but.messages],
  );
  return rows.map((r) => ({ accountId: r.account_id, messageId: r.message_id }));
}

/** [OB2] Returns deliveries with an expired lease. A lease far ahead is from before the clock was set back. */
export async function listAbandoned(pool: Pool, limit: number): Promise<AbandonedReply[]> {
  const { rows } = await pool.query<AbandonedReply>(
    `select account_id as "accountId", message_id as "messageId", attempts as attempt from outbox, (select (extract(epoch from now()) * 1000)::bigint as now) as clock
      where state = 'sending' and (lease_until <= now or lease_until > now + ${2 * leaseMs})
      order by lease_until limit $1`,
    [limit],
  );
  return rows;
}
