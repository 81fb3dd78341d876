import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import {
  type AuditDeed,
  type AuditKind,
  type AuditRecord,
  auditDeeds,
  auditKinds,
} from "@jieru/shared/protocol/audit";
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

/** What of the log is asked for. */
export interface AuditPart {
  /** The id of the last one had. */
  before: number | null;
  limit: number;
  by: AgentId | "server" | null;
  kind: AuditKind | null;
}

const present = ({ by_id, by_name, about_name, ...record }: Row): AuditRecord => ({
  ...record,
  by: by_id && { id: by_id, name: by_name ?? "" },
  aboutName: about_name,
});

const older = `($2::bigint is null or (at, id) < (select at, id from audit_log where id = $2))`;
const newestFirst = `order by at desc, id desc limit $3`;

/** Of no account: who is bound here, and the server itself. */
const everybodys = `account_id is null
  and (agent_id is null
       or exists (select from bindings b where b.account_id = $1 and b.agent_id = audit_log.agent_id))`;

const ofTheAccount = (also: string): string =>
  [`account_id = $1`, everybodys]
    .map((whose) => `(select * from audit_log where ${whose} and ${older} ${also} ${newestFirst})`)
    .join(" union all ");

/** [AU5] Deed by deed, so that each is read along its index and no further than the page. */
function deedByDeed(by: AuditPart["by"]): string {
  const person = by === null ? "" : by === "server" ? "and agent_id is null" : "and agent_id = $5";
  return `select one.* from unnest($4::text[]) as deed (name)
    cross join lateral (${ofTheAccount(`and what = deed.name ${person}`)}) one`;
}

/** [AU3] [AU5] Newest first; all of it, or what one person did, or what is of one kind. */
export async function listAudit(
  pool: Pool,
  accountId: AccountId,
  { before, limit, by, kind }: AuditPart,
): Promise<AuditRecord[]> {
  const narrowed = by !== null || kind !== null;
  const deeds = narrowed ? [kind ? auditKinds[kind] : auditDeeds] : [];
  const { rows } = await pool.query<Row>(
    `with page as (${narrowed ? deedByDeed(by) : ofTheAccount("")})
     select l.id, l.at, l.what, l.about, l.ip, l.agent_id as by_id, by.name as by_name,
            coalesce(about_agent.name, c.remark, '…' || right(c.openid, 4)) as about_name
       from (select * from page ${newestFirst}) l
       left join agents by on by.id = l.agent_id
       left join agents about_agent on about_agent.id = split_part(l.about, ' ', 1)
       left join conversations c on c.id = l.about and c.account_id = $1
      order by l.at desc, l.id desc`,
    [accountId, before, limit, ...deeds, ...(by === null || by === "server" ? [] : [by])],
  );
  return rows.map(present);
}
