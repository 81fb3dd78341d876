import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { AuditAction } from "@jieru/shared/protocol/audit";
import type { ClientBase, Pool } from "pg";

/** [AU6] [AU7] Entries of one kind per agent and clock hour. */
export const maxEntriesAnHour = 100;
const hourMs = 3_600_000;

/** An entry of an action that may repeat often. */
export interface BoundedEntry {
  what: AuditAction;
  /** Recorded once an hour after `maxEntriesAnHour`. */
  often: AuditAction;
  accountId: AccountId;
  agentId: AgentId;
  about: string;
  detail?: string;
  ip: string;
  at: number;
  /** Entries of an agent with equal `about`, `key` and `part` are one. The key is not stored. */
  key: string;
  part: number;
}

/** Records the entry once across all servers, by the unique index on `opening`. */
export async function recordBounded(db: Pool | ClientBase, entry: BoundedEntry): Promise<void> {
  const { accountId, agentId, what, often, about, detail = null, ip, at, key, part } = entry;
  const hour = Math.floor(at / hourMs);
  await db.query({
    name: "record_bounded",
    text: `with one as (
         select $1::text as account_id, $2::text as agent_id, $3::text as about, md5($4)::uuid as opening, $5::int as part
       ), hour as (
         select count(*) >= $7 as is_full from (
           select from audit_log where account_id = $1 and agent_id = $2 and what = $6 and at >= $8 limit $7) recorded
       ), fresh as (
         select * from one, hour where not exists (
           select from audit_log l where l.account_id = $1 and l.agent_id = $2 and l.about = $3
              and l.opening = one.opening and l.part = $5))
       insert into audit_log (account_id, agent_id, about, opening, part, what, detail, ip, at)
       select account_id, agent_id, about, opening, part, $6::text, $9::text, $10::text, $11::bigint from fresh where not is_full
       union all
       select account_id, agent_id, $7::int::text, md5($12)::uuid, $13, $12, null, $10, $11 from fresh where is_full
       on conflict (account_id, agent_id, about, opening, part) where opening is not null do nothing`,
    values: [
      accountId,
      agentId,
      about,
      key,
      part,
      what,
      maxEntriesAnHour,
      hour * hourMs,
      detail,
      ip,
      at,
      often,
      hour,
    ],
  });
}
