import type { AccountCounts } from "@jieru/shared/domain/account-counts";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { lapsedOf } from "../lane/session-queries.ts";
import { lastSeen } from "./presence-leases.ts";

export interface CountsOfAgent extends AccountCounts {
  agentId: AgentId;
}

/** [MA3] Returns each agent's counts in each of their accounts, in one statement. Lapsed customers do not count (DI8). */
export async function listAccountCounts(
  pool: Pool,
  agentIds: readonly AgentId[],
  now: number,
): Promise<CountsOfAgent[]> {
  const { rows } = await pool.query<CountsOfAgent>({
    name: "account_counts",
    text: `with lapsed as materialized (
              select id, case when waiting_count > 0 then ${lapsedOf("accounts.id")} else 0 end as count from accounts
               where id in (select account_id from bindings where agent_id = any($1)))
     select b.agent_id as "agentId", b.account_id as "accountId", b.status,
            greatest(0, a.waiting_count - lapsed.count) as waiting,
            s.active, s.unread,
            case when b.status <> 'offline' and s.active > 0
                  and not exists (select from presence_leases l where l.account_id = b.account_id
                                     and l.agent_id = b.agent_id and l.expires_at > $2)
                 then ${lastSeen} + a.grace_ms end as "leavesAt"
       from bindings b
       join accounts a on a.id = b.account_id
       join lapsed on lapsed.id = b.account_id
      cross join lateral (select count(*)::int as active, coalesce(sum(unread), 0)::int as unread
                            from sessions
                           where account_id = b.account_id and owner_id = b.agent_id and state = 'active') s
      where b.agent_id = any($1)
      order by b.agent_id, b.account_id`,
    values: [agentIds, now],
  });
  return rows;
}
