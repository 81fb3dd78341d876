import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { MediaStore } from "./media-store.ts";

/**
 * [RT7] Deletes files without a row. A file is written before its row; if the server dies in between, nothing refers to
 * it.
 *
 * A row follows within minutes, on any number of nodes. The week is for an operator who restored an older database and
 * reverts that. Only accounts in the database are searched.
 */
export async function discardRowless({ pool, store }: { pool: Pool; store: MediaStore }): Promise<void> {
  const { rows } = await pool.query<{ id: AccountId }>(`select id from accounts`);
  for (const { id: accountId } of rows)
    for await (const ids of store.listDirectories(accountId))
      for (const id of await listRowless(pool, ids)) await store.removeIfOld({ accountId, id });
}

async function listRowless(pool: Pool, ids: readonly MediaId[]): Promise<MediaId[]> {
  const { rows } = await pool.query<{ id: MediaId }>(
    `select id from unnest($1::text[]) as file(id) where not exists (select from media where media.id = file.id)`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
