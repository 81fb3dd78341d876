import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { AuditDeed } from "@jieru/shared/protocol/audit";
import type { ClientBase, Pool } from "pg";

/** What is written down for good: who did what, when and from where (N44). */
export interface AuditEntry {
  what: AuditDeed;
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

/** Pass the client of the transaction that does what is recorded. */
export async function recordAudit(db: Pool | ClientBase, entry: AuditEntry): Promise<void> {
  await db.query(
    `insert into audit_log (account_id, agent_id, at, what, about, detail, ip) values ($1, $2, $3, $4, $5, $6, $7)`,
    [entry.accountId, entry.agentId, entry.at, entry.what, entry.about, entry.detail, entry.ip],
  );
}
