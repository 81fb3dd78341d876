import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { DueSession } from "./due-session.ts";

/**
 * [CR2] Ended sessions whose customers are to be asked for a rating now. NOTE: not by `due_at`, which a server of an earlier release sets
 * without knowing of them.
 */
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
