import type { AccountId } from "@jieru/shared/domain/ids";
import type { AuditPeople } from "@jieru/shared/protocol/audit";
import type { Pool } from "pg";

/** [AU5] Returns bound agents and earlier ones with a record, by name. The log's length does not matter. */
export async function listAuditPeople(pool: Pool, accountId: AccountId): Promise<AuditPeople["people"]> {
  const { rows } = await pool.query<AuditPeople["people"][number]>(
    `with recursive doers as (
       (select agent_id from audit_log where account_id = $1 and agent_id is not null order by agent_id limit 1)
       union all
       select (select l.agent_id from audit_log l
                where l.account_id = $1 and l.agent_id > doers.agent_id order by l.agent_id limit 1)
         from doers where doers.agent_id is not null)
     select id, name from agents
      where id in (select agent_id from doers) or id in (select agent_id from bindings where account_id = $1)
      order by name, id`,
    [accountId],
  );
  return rows;
}
