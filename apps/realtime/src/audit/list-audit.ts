import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import {
  type AuditAction,
  type AuditKind,
  type AuditRecord,
  auditActions,
  auditKinds,
  customerActions,
} from "@jieru/shared/protocol/audit";
import type { Pool } from "pg";

interface Row {
  id: number;
  at: number;
  what: AuditAction;
  by_id: AgentId | null;
  by_name: string | null;
  about: string | null;
  detail: string | null;
  about_name: string | null;
  about_tail: string | null;
  ip: string | null;
}

export interface AuditPart {
  before: number | null;
  limit: number;
  by: AgentId | "server" | null;
  kind: AuditKind | null;
  conversationId: ConversationId | null;
}

const present = ({ by_id, by_name, about_name, about_tail, ...record }: Row): AuditRecord => ({
  ...record,
  by: by_id && { id: by_id, name: by_name ?? "" },
  aboutName: about_name,
  aboutTail: about_tail,
  conversationId: customerActions.includes(record.what) ? (record.about as ConversationId | null) : null,
});

/** [MA5] Ignores a position in another account's log. */
const older = `($2::bigint is null or (at, id) < (select at, id from audit_log
  where id = $2 and (account_id = $1 or account_id is null)))`;
/** `about` begins with the affected agent's id only for these actions. */
const agentActions = `('status_set', 'pickup_set', 'role_changed', 'agent_unbound')`;
const newestFirst = `order by at desc, id desc limit $3`;

/** Records without an account: of agents bound to this one, and of the server. */
const withoutAccount = `account_id is null
  and (agent_id is null
       or exists (select from bindings b where b.account_id = $1 and b.agent_id = audit_log.agent_id))`;

const ofTheAccount = (also: string): string =>
  [`account_id = $1`, withoutAccount]
    .map((whose) => `(select * from audit_log where ${whose} and ${older} ${also} ${newestFirst})`)
    .join(" union all ");

/** [AU5] Reads each action separately, by its index and at most one page. */
function actionByAction({ by, conversationId }: AuditPart): string {
  const person = by === null ? "" : by === "server" ? "and agent_id is null" : "and agent_id = $5";
  const customer = conversationId === null ? "" : "and about = $6";
  return `select one.* from unnest($4::text[]) as action (name)
    cross join lateral (${ofTheAccount(`and what = action.name ${person} ${customer}`)}) one`;
}

function actionsOf({ by, kind, conversationId }: AuditPart): readonly AuditAction[] | null {
  if (conversationId !== null) {
    const wanted: readonly AuditAction[] = kind ? auditKinds[kind] : auditActions;
    return customerActions.filter((action) => wanted.includes(action));
  }
  if (kind) return auditKinds[kind];
  return by === null ? null : auditActions;
}

/** [AU3] [AU5] Returns records, newest first, of all or one person, kind or customer. */
export async function listAudit(pool: Pool, accountId: AccountId, part: AuditPart): Promise<AuditRecord[]> {
  const { before, limit, by, conversationId } = part;
  const actions = actionsOf(part);
  const { rows } = await pool.query<Row>(
    `with asked as (select $4::text[], $5::text, $6::text),
          page as (${actions ? actionByAction(part) : ofTheAccount("")})
     select l.id, l.at, l.what, l.about, l.detail, l.ip, l.agent_id as by_id, by.name as by_name,
            coalesce(about_agent.name, c.remark, '…' || right(c.openid, 4)) as about_name,
            case when coalesce(about_agent.name, c.remark) is null then right(c.openid, 4) end as about_tail
       from (select * from page ${newestFirst}) l
       left join agents by on by.id = l.agent_id
       left join agents about_agent on l.what in ${agentActions} and about_agent.id = split_part(l.about, ' ', 1)
       left join conversations c on c.id = l.about and c.account_id = $1
      order by l.at desc, l.id desc`,
    [accountId, before, limit, actions, by, conversationId],
  );
  return rows.map(present);
}
