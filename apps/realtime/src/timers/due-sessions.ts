import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

export interface DueSession {
  accountId: AccountId;
  sessionId: SessionId;
}

/** [CR2] NOTE: not by `due_at`, which earlier releases set without rating questions. */
export async function listDueRatings(
  pool: Pool,
  now: number,
  limit: number,
  but: readonly AccountId[],
): Promise<DueSession[]> {
  const { rows } = await pool.query<DueSession>(
    `select account_id as "accountId", id as "sessionId" from sessions
      where rating_due_at <= $1 and account_id <> all($3::text[])
      order by rating_due_at limit $2`,
    [now, limit, but],
  );
  return rows;
}

/** [RM3] NOTE: not by `due_at`, which earlier releases set without reminders. */
export async function listDueReminders(
  pool: Pool,
  now: number,
  limit: number,
  but: readonly AccountId[],
): Promise<DueSession[]> {
  const { rows } = await pool.query<DueSession>(
    `select account_id as "accountId", id as "sessionId" from sessions
      where remind_at <= $1 and not reminded and state in ('active', 'inactive') and account_id <> all($3::text[])
      order by remind_at limit $2`,
    [now, limit, but],
  );
  return rows;
}

/** [DI8] Returns waiting sessions that an earlier release put into the wrong part of the queue. Reads the whole queue. */
export async function listMisplaced(
  pool: Pool,
  now: number,
  limit: number,
  but: readonly AccountId[],
): Promise<DueSession[]> {
  const { rows } = await pool.query<DueSession>(
    // NOTE: for a join, the planner would read all customers.
    `select account_id as "accountId", id as "sessionId" from sessions s
      where state = 'waiting' and account_id <> all($3::text[])
        and ((not lapsed and due_at is null)
             or lapsed = ((select allowance_until from conversations where id = s.conversation_id) > $1))
      limit $2`,
    [now, limit, but],
  );
  return rows;
}
