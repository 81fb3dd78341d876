import type { Role, Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

/** Who the agent is within the account; null when not bound. */
export async function findViewer(pool: Pool, accountId: AccountId, agentId: AgentId): Promise<Viewer | null> {
  const { rows } = await pool.query<{ role: Role }>(
    `select role from bindings where account_id = $1 and agent_id = $2`,
    [accountId, agentId],
  );
  return rows[0] ? { id: agentId, role: rows[0].role } : null;
}
