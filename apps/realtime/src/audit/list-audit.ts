import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { AuditDeed, AuditRecord } from "@jieru/shared/protocol/audit";
import type { Pool } from "pg";

interface Row {
  id: number;
  at: number;
  what: AuditDeed;
  by_id: AgentId | null;
  by_name: string | null;
  about: string | null;
  about_name: string | null;
  ip: string | null;
}

const present = ({ by_id, by_name, about_name, ...record }: Row): AuditRecord => ({
  ...record,
  by: by_id && { id: by_id, name: by_name ?? "" },
  aboutName: about_name,
});

/** [AU3] Newest first. `before` is the id of the last one had. Of no account: who is bound here, and the server itself. */
export async function listAudit(
  pool: Pool,
  accountId: AccountId,
  before: number | null,
  limit: number,
): Promise<AuditRecord[]> {
  const { rows } = await pool.query<Row>(
    `with page as (
       (select * from audit_log
         where account_id = $1 and ($2::bigint is null or (at, id) < (select at, id from audit_log where id = $2))
         order by at desc, id desc limit $3)
       union all
       (select * from audit_log l
         where account_id is null and ($2::bigint is null or (at, id) < (select at, id from audit_log where id = $2))
           and (agent_id is null
                or exists (select from bindings b where b.account_id = $1 and b.agent_id = l.agent_id))
         order by at desc, id desc limit $3))
     select l.id, l.at, l.what, l.about, l.ip, l.agent_id as by_id, by.name as by_name,
            coalesce(about_agent.name, c.remark, '…' || right(c.openid, 4)) as about_name
       from page l
       left join agents by on by.id = l.agent_id
       left join agents about_agent on about_agent.id = split_part(l.about, ' ', 1)
       left join conversations c on c.id = l.about and c.account_id = $1
      order by l.at desc, l.id desc limit $3`,
    [accountId, before, limit],
  );
  return rows.map(present);
}
