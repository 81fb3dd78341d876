import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { AuditAction } from "@jieru/shared/protocol/audit";
import type { ClientBase, Pool } from "pg";

/** What is written down for good: who did what, when and from where (N44). */
export interface AuditEntry {
  what: AuditAction;
  /** null when it is about no account in particular. */
  accountId: AccountId | null;
  /** Who did it; null for the server itself. */
  agentId: AgentId | null;
  /** The agent, role or thing it was done to. */
  about: string | null;
  /** What else there is to say of it. */
  detail?: string;
  ip: string | null;
  at: number;
}

/**
 * Pass the client of the transaction that does what is recorded. [BK4] An entry without a detail has a place in the database of an earlier
 * release too: a backup is settled before it is brought up.
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
