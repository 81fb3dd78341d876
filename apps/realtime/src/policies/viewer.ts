import type { Role, Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

export async function findViewer(pool: Pool, accountId: AccountId, agentId: AgentId): Promise<Viewer | null> {
  const { rows } = await pool.query<{ role: Role }>(
    `select role from bindings where account_id = $1 and agent_id = $2`,
    [accountId, agentId],
  );
  return rows[0] ? { id: agentId, role: rows[0].role } : null;
}

/** The role, and a log number that precedes every later change of it. */
export interface ViewerAt {
  viewer: Viewer;
  seq: number;
}

export async function findViewerAt(
  pool: Pool,
  accountId: AccountId,
  agentId: AgentId,
): Promise<ViewerAt | null> {
  const { rows } = await pool.query<{ role: Role; seq: number }>(
    `select b.role, a.head_seq as seq from bindings b join accounts a on a.id = b.account_id
      where b.account_id = $1 and b.agent_id = $2`,
    [accountId, agentId],
  );
  return rows[0] ? { viewer: { id: agentId, role: rows[0].role }, seq: rows[0].seq } : null;
}
