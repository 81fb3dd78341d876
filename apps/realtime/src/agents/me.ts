import type { AgentId } from "@jieru/shared/domain/ids";
import type { Me } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";
import { getAgentName } from "./bindings.ts";

/** Who is signed in, and the accounts they are bound to. */
export async function readMe(pool: Pool, agentId: AgentId): Promise<Me> {
  const name = await getAgentName(pool, agentId);
  return { agent: { id: agentId, name }, accounts: await listAccounts(pool, agentId) };
}

async function listAccounts(pool: Pool, agentId: AgentId): Promise<Me["accounts"]> {
  const { rows } = await pool.query<Me["accounts"][number]>(
    `select a.id, a.app_id as "appId", a.name, b.role, b.status, a.waiting_count as waiting
       from bindings b join accounts a on a.id = b.account_id
      where b.agent_id = $1 order by a.name, a.id`,
    [agentId],
  );
  return rows;
}
