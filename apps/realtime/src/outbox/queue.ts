/** The outbox's database queries. Only the lane writes these rows. */
import type { AccountId, MessageId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { leaseMs } from "../lane/save.ts";

export interface DueReply {
  accountId: AccountId;
  messageId: MessageId;
}

/** A delivery under way whose lease has expired, and the number of its attempt. */
export interface AbandonedReply extends DueReply {
  attempt: number;
}

/**
 * Longer than any pause between two attempts. A reply that is to wait longer got its time from a clock that was ahead.
 */
const longestPauseMs = 60_000;

/** Accounts and messages to leave out. */
interface But {
  accounts: readonly AccountId[];
  messages: readonly MessageId[];
}

/** [OB4] [OB5] Returns replies that may be sent now: the oldest of their conversation, with none of it being sent. */
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

/**
 * [OB2] Returns deliveries whose lease has expired: their server is gone, and their outcome is unknown. A lease that
 * ends further ahead than twice its length is from before the database's clock was set back.
 */
export async function listAbandoned(pool: Pool, limit: number): Promise<AbandonedReply[]> {
  const { rows } = await pool.query<AbandonedReply>(
    `select account_id as "accountId", message_id as "messageId", attempts as attempt from outbox, (select (extract(epoch from now()) * 1000)::bigint as now) as clock
      where state = 'sending' and (lease_until <= now or lease_until > now + ${2 * leaseMs})
      order by lease_until limit $1`,
    [limit],
  );
  return rows;
}
