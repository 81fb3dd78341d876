import type { AccountId, ConversationId, MediaId, MessageId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { batchSize, type Dated, scanWhile, withHeadLock } from "../database/delete-in-batches.ts";
import type { MediaStore } from "../media/store/media-store.ts";

export interface Stores {
  pool: Pool;
  store: MediaStore;
}

/** The message an image is deleted with. */
interface Shown {
  id: MediaId;
  messageId: MessageId | null;
}

/** Marks images against use by replies, deletes files and rows, and files again: a fetch may have written one. */
async function deleteMedia(
  { pool, store }: Stores,
  accountId: AccountId,
  shown: readonly Shown[],
): Promise<void> {
  const ids = await take(pool, accountId, shown);
  const removeFiles = async (): Promise<void> => {
    for (const id of ids) await store.remove({ accountId, id });
  };
  await removeFiles();
  await pool.query(`delete from media where account_id = $1 and id = any($2)`, [accountId, ids]);
  await removeFiles();
}

async function take(pool: Pool, accountId: AccountId, shown: readonly Shown[]): Promise<MediaId[]> {
  const { rows } = await pool.query<{ id: MediaId }>(
    `update media set state = 'failed', failure = 'expired'
       from unnest($2::text[], $3::text[]) as old(id, message_id)
      where media.account_id = $1 and media.id = old.id and media.message_id is not distinct from old.message_id
      returning media.id`,
    [accountId, shown.map(({ id }) => id), shown.map(({ messageId }) => messageId)],
  );
  return rows.map(({ id }) => id);
}

/** [RT2] Returns whether there may be more. */
export async function deleteMediaOf(
  stores: Stores,
  accountId: AccountId,
  conversationId: ConversationId,
  seq: number,
) {
  const { rows } = await stores.pool.query<Shown>(
    `select id, message_id as "messageId" from media where account_id = $1 and conversation_id = $2
        and not exists (select from messages m where m.id = media.message_id and m.seq > $3) limit $4`,
    [accountId, conversationId, seq, batchSize],
  );
  await deleteMedia(stores, accountId, rows);
  return rows.length > 0;
}

export const deleteMessagesOf = (
  pool: Pool,
  accountId: AccountId,
  conversationId: ConversationId,
  seq: number,
) =>
  withHeadLock(pool, accountId, async (client) => {
    const { rowCount } = await client.query(
      `delete from messages where id in
         (select id from messages where conversation_id = $1 and seq <= $2 order by seq limit $3)`,
      [conversationId, seq, batchSize],
    );
    return rowCount === batchSize;
  });

interface Old extends Dated {
  id: MessageId;
  media: MediaId | null;
}

/** [RT1] Deletes messages older than `before`, by `seq`. Skips those that cannot be deleted yet. */
export const deleteMessagesBefore = (stores: Stores, accountId: AccountId, before: number): Promise<void> =>
  scanWhile(before, async (after) => {
    const rows = await listOldest(stores.pool, accountId, after);
    const old = rows.filter(({ at }) => at < before);
    if (old.length > 0) await deleteOld(stores, accountId, old);
    return rows;
  });

async function listOldest(pool: Pool, accountId: AccountId, after: number | null): Promise<Old[]> {
  const { rows } = await pool.query<Old>(
    `select id, seq, at, coalesce(content #>> '{image,mediaId}', content #>> '{card,cover,mediaId}') as media
       from messages where account_id = $1 and ($2::bigint is null or seq > $2) order by seq limit $3`,
    [accountId, after, batchSize],
  );
  return rows;
}

async function deleteOld(stores: Stores, accountId: AccountId, old: readonly Old[]): Promise<void> {
  const shown = old.flatMap(({ id, media }) => (media ? [{ id: media, messageId: id }] : []));
  if (shown.length > 0) await deleteMedia(stores, accountId, shown);
  const ids = old.map(({ id }) => id);
  await withHeadLock(stores.pool, accountId, (client) => deleteSettled(client, ids));
}

/** A reply stays until its delivery has ended. */
const deleteSettled = (client: ClientBase, ids: readonly MessageId[]) =>
  client.query(
    `delete from messages m where id = any($1) and not exists (select from outbox o where o.message_id = m.id)`,
    [ids],
  );
