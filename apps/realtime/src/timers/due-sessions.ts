import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

export interface DueSession {
  accountId: AccountId;
  sessionId: SessionId;
}

/** Per statement. */
export const dueLimit = 500;

/** In the condition, `$1` is the time. Accounts in `but` are left out. */
const listSessions =
  (condition: string) =>
  async (pool: Pool, now: number, but: readonly AccountId[]): Promise<DueSession[]> => {
    const { rows } = await pool.query<DueSession>(
      `select account_id as "accountId", id as "sessionId" from sessions s
        where account_id <> all($3::text[]) and ${condition} limit $2`,
      [now, dueLimit, but],
    );
    return rows;
  };

export const listDueSessions = listSessions("due_at <= $1 order by due_at");

/** [CR2] NOTE: not by `due_at`, which earlier releases set without rating questions. */
export const listDueRatings = listSessions("rating_due_at <= $1 order by rating_due_at");

/** [RM3] NOTE: not by `due_at`, which earlier releases set without reminders. */
export const listDueReminders = listSessions(
  "remind_at <= $1 and not reminded and state in ('active', 'inactive') order by remind_at",
);

/** [DI8] Returns waiting sessions that an earlier release put into the wrong part of the queue. Reads the whole queue. */
export const listMisplaced = listSessions(
  // NOTE: for a join, the planner would read all customers.
  `state = 'waiting'
     and ((not lapsed and due_at is null)
          or lapsed = ((select allowance_until from conversations where id = s.conversation_id) > $1))`,
);
