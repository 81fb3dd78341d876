import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { AuditAction } from "@jieru/shared/protocol/audit";
import type { ClientBase, Pool } from "pg";

/** A permanent record: who did something, when and from where (N44). */
export interface AuditEntry {
  what: AuditAction;
  /** null when it concerns no specific account. */
  accountId: AccountId | null;
  /** The agent who did it, or null for the server itself. */
  agentId: AgentId | null;
  /** The affected agent, role or object. */
  about: string | null;
  /** Further details. */
  detail?: string;
  ip: string | null;
  at: number;
}

/**
 * Writes an audit record. Pass the client of the transaction that performs the recorded action. [BK4] An entry without
 * a detail can also be written to the database of an earlier release. A restored backup gets its entries before its
 * schema is upgraded.
 */
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
