import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { startOfDay, timeZoneOf } from "@jieru/shared/domain/local-day";
import type { OwnDay } from "@jieru/shared/protocol/board";
import type { Pool } from "pg";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";

const countedAtMost = 5_000;

/** [BO17] null: no such account. */
export async function readOwnDay(
  pool: Pool,
  accountId: AccountId,
  agentId: AgentId,
  now: number,
): Promise<OwnDay | null> {
  const { rows: accounts } = await pool.query<AccountRow>(
    `select ${accountColumns} from accounts where id = $1`,
    [accountId],
  );
  const [account] = accounts;
  if (!account) return null;
  const since = startOfDay(now, timeZoneOf(accountOf(account)));
  const { rows } = await pool.query<Pick<OwnDay, "pickedUp" | "firstResponseMs" | "replies">>(
    `select count(*)::int as "pickedUp",
            percentile_cont(0.5) within group (order by first_response_ms) as "firstResponseMs",
            (select count(*)::int from (
               select from messages where account_id = $1 and agent_id = $2 and at >= $3 and direction = 'out'
                limit $4) m) as replies
       from (select first_response_ms from sessions
              where account_id = $1 and owner_id = $2 and picked_up_at >= $3 order by picked_up_at desc limit $4) s`,
    [accountId, agentId, since, countedAtMost],
  );
  return { now, since, ...(rows[0] ?? { pickedUp: 0, firstResponseMs: null, replies: 0 }) };
}
