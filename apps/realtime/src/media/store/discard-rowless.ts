import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { MediaStore } from "./media-store.ts";

/** [RT7] Deletes files whose row was never written. The week allows an operator to revert a restored database. */
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
