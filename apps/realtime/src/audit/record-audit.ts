import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { AuditAction } from "@jieru/shared/protocol/audit";
import type { ClientBase, Pool } from "pg";

/** A permanent record of an action (N44). */
export interface AuditEntry {
  what: AuditAction;
  /** null: concerns no specific account. */
  accountId: AccountId | null;
  /** null: the server itself. */
  agentId: AgentId | null;
  about: string | null;
  detail?: string;
  ip: string | null;
  at: number;
}

/** Call it in the action's transaction. [BK4] Without a detail it also fits the schema of an earlier release. */
export async function recordAudit(db: Pool | ClientBase, entry: AuditEntry): Promise<void> {
  const { accountId, agentId, at, what, about, ip, detail } = entry;
  const values = [accountId, agentId, at, what, about, ip];
  await (detail === undefined
    ? db.query(
        `insert into audit_log (account_id, agent_id, at, what, about, ip) values ($1, $2, $3, $4, $5, $6)`,
        values,
      )
    : db.query(
        `insert into audit_log (account_id, agent_id, at, what, about, ip, detail) values ($1, $2, $3, $4, $5, $6, $7)`,
        [...values, detail],
      ));
}
