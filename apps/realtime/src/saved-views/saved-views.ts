import type { AccountId, AgentId, SavedViewId } from "@jieru/shared/domain/ids";
import { maxViews, type SavedView } from "@jieru/shared/domain/saved-view";
import type { NewSavedView } from "@jieru/shared/protocol/saved-views";
import type { ClientBase, Pool } from "pg";
import { withNamedLock } from "../database/named-lock.ts";

export interface Owner {
  accountId: AccountId;
  agentId: AgentId;
}

export async function listViews(pool: Pool, { accountId, agentId }: Owner): Promise<SavedView[]> {
  const { rows } = await pool.query<SavedView>(
    `select id, name, view from saved_views where account_id = $1 and agent_id = $2 order by position, created_at, id`,
    [accountId, agentId],
  );
  return rows;
}

/** `taken`: the name. `full`: the limit. */
export type Unsaved = "taken" | "full";

export async function insertView(
  pool: Pool,
  { accountId, agentId }: Owner,
  { id, now }: { id: SavedViewId; now: number },
  { name, view }: NewSavedView,
): Promise<SavedView | Unsaved> {
  const { rows } = await withNamedLock(pool, `views:${accountId}:${agentId}`, (client) =>
    client.query<{ full: boolean; saved: boolean }>(
      `with mine as (select count(*) >= $6 as full from saved_views where account_id = $2 and agent_id = $3),
          saved as (insert into saved_views (id, account_id, agent_id, name, view, created_at)
                    select $1, $2, $3, $4, $5, $7 from mine where not mine.full
                    on conflict (account_id, agent_id, lower(name)) do nothing returning id)
     select mine.full, exists (select from saved) as saved from mine`,
      [id, accountId, agentId, name, view, maxViews, now],
    ),
  );
  if (rows[0]?.saved) return { id, name, view };
  return rows[0]?.full ? "full" : "taken";
}

const uniqueViolation = "23505";

/** Returns null if the agent has no such view. */
export async function renameView(
  pool: Pool,
  { accountId, agentId }: Owner,
  id: SavedViewId,
  name: string,
): Promise<SavedView | "taken" | null> {
  try {
    const { rows } = await pool.query<SavedView>(
      `update saved_views set name = $4 where id = $3 and account_id = $1 and agent_id = $2 returning id, name, view`,
      [accountId, agentId, id, name],
    );
    return rows[0] ?? null;
  } catch (error) {
    if ((error as { code?: string }).code === uniqueViolation) return "taken";
    throw error;
  }
}

/** [VW5] The others follow in their previous order. */
export async function orderViews(
  pool: Pool,
  { accountId, agentId }: Owner,
  ids: readonly SavedViewId[],
): Promise<void> {
  await pool.query(
    `update saved_views v set position = o.place
       from (select id, row_number() over (order by array_position($3::text[], id), position, created_at, id) as place
               from saved_views where account_id = $1 and agent_id = $2) o
      where v.id = o.id`,
    [accountId, agentId, ids],
  );
}

export async function deleteView(
  pool: Pool,
  { accountId, agentId }: Owner,
  id: SavedViewId,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `delete from saved_views where id = $3 and account_id = $1 and agent_id = $2`,
    [accountId, agentId, id],
  );
  return rowCount === 1;
}

/** [RT2] Deletes views with a tag that no customer has any more. */
export const deleteViewsByForgotten = (
  client: ClientBase,
  accountId: AccountId,
  tags: readonly string[],
): Promise<unknown> =>
  client.query(
    `delete from saved_views v where account_id = $1 and view ->> 'tag' = any($2)
        and not exists (select from account_tags t where t.account_id = $1 and t.tag = v.view ->> 'tag')`,
    [accountId, tags],
  );

export async function listSourcesOfViews(pool: Pool, accountId: AccountId): Promise<string[]> {
  const { rows } = await pool.query<{ source: string }>(
    `select distinct view ->> 'source' as source from saved_views where account_id = $1 and view ? 'source'`,
    [accountId],
  );
  return rows.map(({ source }) => source);
}

/** [RT1] [RT2] Deletes views with a source of no remaining customer. NOTE: the index has the first 100 characters. */
export const deleteViewsBySources = (
  client: ClientBase | Pool,
  accountId: AccountId,
  sources: readonly string[],
): Promise<unknown> =>
  client.query(
    `delete from saved_views v where account_id = $1 and view ->> 'source' = any($2)
        and not exists (select from sessions s join conversations c on c.id = s.conversation_id
                         where s.account_id = $1 and left(s.source, 100) = left(v.view ->> 'source', 100) and s.source = v.view ->> 'source'
                           and (c.erased_seq is null or s.last_seq > c.erased_seq))`,
    [accountId, sources],
  );
