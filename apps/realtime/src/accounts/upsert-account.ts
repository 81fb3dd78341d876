import { isDeepStrictEqual } from "node:util";
import type { AccountId } from "@jieru/shared/domain/ids";
import { initialSettings } from "@jieru/shared/domain/settings";
import type { Pool } from "pg";
import type { Clock, NewId } from "../context.ts";
import type { AccountChange } from "../desk/command.ts";
import type { Lanes } from "../lane/lane.ts";
import { type SealedCredentials, sealedCredentials, tellChanged } from "./account-directory.ts";
import type { AccountEntry } from "./accounts-file.ts";
import { openSecret, sealSecret } from "./secrets.ts";

interface Needed {
  pool: Pool;
  clock: Clock;
  newId: NewId;
  secretKey: Buffer;
  lanes: Lanes;
}

/**
 * Creates the account, or brings it to what the entry says: credentials by themselves, settings as a command, so that
 * open consoles hear of it.
 */
export async function upsertAccount(needed: Needed, entry: AccountEntry): Promise<AccountId> {
  const { pool, lanes } = needed;
  const changed = await saysOther(needed, entry);
  const id = await writeRow(needed, entry, changed);
  if (changed) await tellChanged(pool, id);
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

const secretsOf = ({ appSecret, token, encodingAesKey }: AccountEntry): SealedCredentials => ({
  appSecret,
  token,
  encodingAesKey,
  previousAesKey: null,
});

/** null for what another key has sealed: the entry puts it right. */
function opened(secretKey: Buffer, sealed: Buffer, appId: string): SealedCredentials | null {
  try {
    return sealedCredentials.parse(JSON.parse(openSecret(secretKey, sealed, appId)));
  } catch {
    return null;
  }
}

/** Whether the account is there, and connected with something else than the entry says. */
async function saysOther({ pool, secretKey }: Needed, entry: AccountEntry): Promise<boolean> {
  const { rows } = await pool.query<{ credentials: Buffer; rest: string[] }>(
    `select credentials, array[mode, format, original_id] as rest from accounts where app_id = $1`,
    [entry.appId],
  );
  const [row] = rows;
  if (!row) return false;
  const kept = opened(secretKey, row.credentials, entry.appId);
  const { mode, format, originalId } = entry;
  return !isDeepStrictEqual([kept, ...row.rest], [secretsOf(entry), mode, format, originalId]);
}

async function writeRow(
  { pool, secretKey, newId, clock }: Needed,
  entry: AccountEntry,
  changed: boolean,
): Promise<AccountId> {
  const credentials = sealSecret(secretKey, JSON.stringify(secretsOf(entry)), entry.appId);
  const { replyPreset, reactivateAfterMs, graceMs } = { ...initialSettings, ...settingsOf(entry) };
  const { rows } = await pool.query<{ id: AccountId }>(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms,
            grace_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (app_id) do update set original_id = excluded.original_id, credentials = excluded.credentials,
            mode = excluded.mode, format = excluded.format, previous_key_since = null,
            credentials_changed_at = coalesce($11, accounts.credentials_changed_at)
     returning id`,
    [
      newId(),
      entry.appId,
      entry.originalId,
      entry.name,
      credentials,
      entry.mode,
      entry.format,
      replyPreset,
      reactivateAfterMs,
      graceMs,
      changed ? clock.now() : null,
    ],
  );
  return (rows[0] as { id: AccountId }).id;
}
