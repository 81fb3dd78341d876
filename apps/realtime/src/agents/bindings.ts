import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Binding, FormerAgents } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";

type BindingRow = Omit<Binding, "whenBack"> & { whenBack: Binding["whenBack"] | null };

export async function listBindings(pool: Pool, accountId: AccountId): Promise<Binding[]> {
  const { rows } = await pool.query<BindingRow>(
    `select b.agent_id as id, coalesce(b.announced_name, a.name) as name, b.role, b.status, b.status_since as "statusSince", b.status_why as "statusWhy", b.load, b.capacity, b.auto, b.last_seen_at as "lastSeenAt",
            b.bound_at as "boundAt", case b.status when 'offline' then nullif(b.chosen_status, 'offline') end as "whenBack"
       from bindings b join agents a on a.id = b.agent_id
      where b.account_id = $1 order by b.bound_at, b.seat`,
    [accountId],
  );
  return rows.map(({ whenBack, ...row }) => (whenBack ? { ...row, whenBack } : row));
}

/** More than the agents who left and whose messages are still read. */
const maxFormer = 1_000;

/** [AG10] Returns agents who are no longer bound, from the audit log's index by action. */
export async function listFormer(pool: Pool, accountId: AccountId): Promise<FormerAgents> {
  const { rows } = await pool.query<FormerAgents[number]>(
    `select a.id, a.name
       from (select about as id, max(audit_log.id) as latest from audit_log
              where account_id = $1 and what = 'agent_unbound' group by about) gone
       join agents a using (id)
      where not exists (select from bindings b where b.account_id = $1 and b.agent_id = a.id)
      order by gone.latest desc limit $2`,
    [accountId, maxFormer],
  );
  return rows;
}

/** Throws if the agent does not exist. */
export async function getAgentName(pool: Pool, agentId: AgentId): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(`select name from agents where id = $1`, [agentId]);
  if (!rows[0]) throw new Error(`agent ${agentId} does not exist`);
  return rows[0].name;
}
