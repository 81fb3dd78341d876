import type { AccountId, AgentId, QuickReplyId } from "@jieru/shared/domain/ids";
import { type QuickReply, type QuickReplyScope, quickReplyLimit } from "@jieru/shared/domain/quick-reply";
import type { NewQuickReply, QuickReplyChange } from "@jieru/shared/protocol/quick-replies";
import type { ClientBase, Pool } from "pg";
import { singleRow } from "../database/single-row.ts";

/** The team's list, or one agent's. */
export interface QuickReplyList {
  accountId: AccountId;
  ownerId: AgentId | null;
}
export const scopeOf = (list: QuickReplyList): QuickReplyScope => (list.ownerId ? "own" : "team");

const columns = `id, case when owner_agent_id is null then 'team' else 'own' end as scope, category, title, shortcut,
  text, position, updated_at as "updatedAt", updated_by as "updatedBy"`;
const inList = `account_id = $1 and owner_agent_id is not distinct from $2`;

export async function listQuickReplies(
  pool: Pool,
  accountId: AccountId,
  agentId: AgentId,
): Promise<QuickReply[]> {
  const { rows } = await pool.query<QuickReply>(
    `select ${columns} from quick_replies where account_id = $1 and (owner_agent_id is null or owner_agent_id = $2)
      order by owner_agent_id is not null, position, id limit $3`,
    [accountId, agentId, quickReplyLimit.team + quickReplyLimit.own],
  );
  return rows;
}

/** Returns null for another agent's own quick reply. */
export async function findQuickReply(
  pool: Pool,
  accountId: AccountId,
  agentId: AgentId,
  id: QuickReplyId,
): Promise<{ list: QuickReplyList; stored: QuickReply } | null> {
  const { rows } = await pool.query<QuickReply>(
    `select ${columns} from quick_replies
      where account_id = $1 and id = $2 and (owner_agent_id is null or owner_agent_id = $3)`,
    [accountId, id, agentId],
  );
  const [stored] = rows;
  return stored ? { list: { accountId, ownerId: stored.scope === "own" ? agentId : null }, stored } : null;
}

/** [QR5] Returns the title that has the shortcut, or null. */
export async function findShortcut(
  db: ClientBase | Pool,
  { accountId, ownerId }: QuickReplyList,
  shortcut: string,
  but: QuickReplyId | null,
): Promise<string | null> {
  const { rows } = await db.query<{ title: string }>(
    `select title from quick_replies where ${inList} and lower(shortcut) = lower($3) and id is distinct from $4`,
    [accountId, ownerId, shortcut, but],
  );
  return rows[0]?.title ?? null;
}

interface Written {
  id: QuickReplyId;
  by: AgentId;
  at: number;
}

export async function countQuickReplies(
  db: ClientBase | Pool,
  { accountId, ownerId }: QuickReplyList,
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from quick_replies where ${inList}`,
    [accountId, ownerId],
  );
  return rows[0]?.count ?? 0;
}

export async function insertQuickReply(
  client: ClientBase,
  { accountId, ownerId }: QuickReplyList,
  { id, by, at }: Written,
  { category, title, shortcut, text }: NewQuickReply,
): Promise<QuickReply> {
  const written = await client.query<QuickReply>(
    `insert into quick_replies (account_id, owner_agent_id, id, category, title, shortcut, text, position, updated_at,
                                updated_by)
     select $1, $2, $3, $4, $5, $6, $7, coalesce(max(position) + 1, 0), $8, $9 from quick_replies where ${inList}
     returning ${columns}`,
    [accountId, ownerId, id, category, title, shortcut, text, at, by],
  );
  return singleRow(written);
}

/** Returns null if the list lacks it. A shortcut of null is removed. */
export async function updateQuickReply(
  client: ClientBase,
  { accountId, ownerId }: QuickReplyList,
  { id, by, at }: Written,
  { category, title, shortcut, text }: QuickReplyChange,
): Promise<QuickReply | null> {
  const { rows } = await client.query<QuickReply>(
    `update quick_replies set category = coalesce($4, category), title = coalesce($5, title),
            shortcut = case when $6 then $7 else shortcut end, text = coalesce($8, text), updated_at = $9, updated_by = $10
      where ${inList} and id = $3 returning ${columns}`,
    [accountId, ownerId, id, category, title, shortcut !== undefined, shortcut ?? null, text, at, by],
  );
  return rows[0] ?? null;
}

/** Returns the title; null if it was gone. */
export async function deleteQuickReply(
  client: ClientBase,
  { accountId, ownerId }: QuickReplyList,
  id: QuickReplyId,
): Promise<string | null> {
  const { rows } = await client.query<{ title: string }>(
    `delete from quick_replies where ${inList} and id = $3 returning title`,
    [accountId, ownerId, id],
  );
  return rows[0]?.title ?? null;
}

/** The others follow in their previous order. */
export async function orderQuickReplies(
  client: ClientBase,
  { accountId, ownerId }: QuickReplyList,
  ids: readonly QuickReplyId[],
): Promise<void> {
  await client.query(
    `update quick_replies q set position = o.place
       from (select id, row_number() over (order by array_position($3::text[], id) nulls last, position, id) - 1 as place
               from quick_replies where ${inList}) o
      where q.id = o.id and q.account_id = $1 and q.position <> o.place`,
    [accountId, ownerId, ids],
  );
}
