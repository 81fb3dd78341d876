import type { AccountId } from "@jieru/shared/domain/ids";
import { initialSettings } from "@jieru/shared/domain/settings";
import type { Pool } from "pg";
import type { NewId } from "../context.ts";
import type { AccountChange } from "../desk/command.ts";
import type { Lanes } from "../lane/lane.ts";
import type { AccountEntry } from "./accounts-file.ts";
import { sealSecret } from "./secrets.ts";

/**
 * Creates the account, or brings it to what the entry says: credentials by themselves, settings as a command, so that
 * open consoles hear of it.
 */
export async function upsertAccount(
  { pool, newId, secretKey, lanes }: { pool: Pool; newId: NewId; secretKey: Buffer; lanes: Lanes },
  entry: AccountEntry,
): Promise<AccountId> {
  const id = await writeRow(pool, secretKey, newId(), entry);
  await lanes.run(id, { do: "change_account", change: settingsOf(entry) });
  return id;
}

/** [ST4] Only what the entry says. */
function settingsOf({
  name,
  replyPreset,
  reactivateAfterSeconds,
  graceSeconds,
}: AccountEntry): AccountChange {
  return {
    name,
    ...(replyPreset && { replyPreset }),
    ...(reactivateAfterSeconds && { reactivateAfterMs: reactivateAfterSeconds * 1_000 }),
    ...(graceSeconds && { graceMs: graceSeconds * 1_000 }),
  };
}

/** Remembers which accounts get their credentials from the file at every start, so that the console can say so. */
export async function markFromFile(pool: Pool, appIds: readonly string[]): Promise<void> {
  await pool.query(`update accounts set from_file = not from_file where from_file <> (app_id = any($1))`, [
    appIds,
  ]);
}

async function writeRow(
  pool: Pool,
  secretKey: Buffer,
  newId: string,
  entry: AccountEntry,
): Promise<AccountId> {
  const credentials = sealSecret(
    secretKey,
    JSON.stringify({
      appSecret: entry.appSecret,
      token: entry.token,
      encodingAesKey: entry.encodingAesKey,
      previousAesKey: null,
    }),
    entry.appId,
  );
  const { replyPreset, reactivateAfterMs, graceMs } = { ...initialSettings, ...settingsOf(entry) };
  const { rows } = await pool.query<{ id: AccountId }>(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms,
            grace_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (app_id) do update set original_id = excluded.original_id, credentials = excluded.credentials,
            mode = excluded.mode, format = excluded.format
     returning id`,
    [
      newId,
      entry.appId,
      entry.originalId,
      entry.name,
      credentials,
      entry.mode,
      entry.format,
      replyPreset,
      reactivateAfterMs,
      graceMs,
    ],
  );
  return (rows[0] as { id: AccountId }).id;
}
