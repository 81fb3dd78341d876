import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { DueSession } from "./due-session.ts";

/**
 * [RM3] Whose owners are to be reminded. NOTE: not by `due_at`, which a server of an earlier release sets without knowing of
 * reminders.
 */
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
