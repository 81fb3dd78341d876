/** [QR12] Imports quick replies, one statement per step as the lane waits. */
import type { AgentId, QuickReplyId } from "@jieru/shared/domain/ids";
import { type QuickReply, quickReplyLimit } from "@jieru/shared/domain/quick-reply";
import type { ImportedQuickReply } from "@jieru/shared/protocol/quick-replies";
import type { ClientBase, Pool } from "pg";
import { Refused } from "../base/refused.ts";
import { countQuickReplies, type QuickReplyList, scopeOf } from "./quick-replies.ts";

const inList = `account_id = $1 and owner_agent_id is not distinct from $2`;
const rowsSql = `jsonb_to_recordset($3::jsonb) as f (place int, id text, title text, category text, shortcut text, text text)`;

const asJson = (rows: readonly ImportedQuickReply[]): string =>
  JSON.stringify(rows.map((row, place) => ({ ...row, place })));

/** Returns the changed rows; null if a row names an unknown quick reply. */
export function changesIn(
  rows: readonly ImportedQuickReply[],
  stored: readonly QuickReply[],
): ImportedQuickReply[] | null {
  const byId = new Map(stored.map((one) => [one.id, one]));
  if (rows.some(({ id }) => id !== null && !byId.has(id))) return null;
  const fields = ["title", "category", "shortcut", "text"] as const;
  return rows.filter((row) => {
    const now = row.id === null ? undefined : byId.get(row.id);
    return !now || fields.some((field) => row[field] !== now[field]);
  });
}

/** [QR5] [QR6] Throws `Refused` for too many rows or duplicate shortcuts. */
export async function refuseImport(
  db: ClientBase | Pool,
  list: QuickReplyList,
  rows: readonly ImportedQuickReply[],
): Promise<void> {
  const ids = rows.flatMap(({ id }) => id ?? []);
  const limit = quickReplyLimit[scopeOf(list)];
  const count = await countQuickReplies(db, list);
  if (count + rows.length - ids.length > limit)
    throw new Refused({ refusal: "quick_reply_limit_reached", limit });
  const { rows: found } = await db.query<{ shortcut: string; title: string }>(
    `with f as (select * from ${rowsSql})
     select f.shortcut, q.title from f join quick_replies q on lower(q.shortcut) = lower(f.shortcut)
      where ${inList} and q.id <> all($4)
      union all
     select f.shortcut, first.title from f join f first on lower(first.shortcut) = lower(f.shortcut) and first.place < f.place
      limit 1`,
    [list.accountId, list.ownerId, asJson(rows), ids],
  );
  const [taken] = found;
  if (taken) throw new Refused({ refusal: "shortcut_taken", ...taken });
}

interface Written {
  by: AgentId;
  at: number;
  newId: () => string;
}

/** Adds new rows at the end. Returns false if a changed row is gone. */
export async function writeImport(
  client: ClientBase,
  { accountId, ownerId }: QuickReplyList,
  rows: readonly ImportedQuickReply[],
  { by, at, newId }: Written,
): Promise<boolean> {
  const changed = rows.filter(({ id }) => id !== null);
  const added = rows.filter(({ id }) => id === null).map((row) => ({ ...row, id: newId() as QuickReplyId }));
  // Avoids conflicts of rows that exchange shortcuts.
  await client.query(`update quick_replies set shortcut = null where ${inList} and id = any($3)`, [
    accountId,
    ownerId,
    changed.map(({ id }) => id),
  ]);
  const { rowCount } = await client.query(
    `update quick_replies q set title = f.title, category = f.category, shortcut = f.shortcut, text = f.text,
            updated_at = $4, updated_by = $5
       from ${rowsSql} where ${inList} and q.id = f.id`,
    [accountId, ownerId, asJson(changed), at, by],
  );
  await client.query(
    `insert into quick_replies (account_id, owner_agent_id, id, category, title, shortcut, text, position, updated_at, updated_by)
     select $1, $2, f.id, f.category, f.title, f.shortcut, f.text,
            (select coalesce(max(position) + 1, 0) from quick_replies where ${inList}) + f.place, $4, $5
       from ${rowsSql}`,
    [accountId, ownerId, asJson(added), at, by],
  );
  return rowCount === changed.length;
}
