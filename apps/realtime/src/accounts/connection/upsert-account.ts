import type { AccountId } from "@jieru/shared/domain/ids";
import { initialSettings } from "@jieru/shared/domain/settings";
import type { Pool } from "pg";
import type { Clock, NewId } from "../../base/context.ts";
import { transaction } from "../../database/transaction.ts";
import type { AccountChange } from "../../desk/command.ts";
import type { Lanes } from "../../lane/lane.ts";
import { notifyCredentialsChanged } from "../account-directory.ts";
import type { AccountEntry } from "../accounts-file.ts";
import { type EntryField, type EntryMarks, marksOf, newIn } from "../entry-marks.ts";
import { sealSecret } from "../secrets.ts";
import { applyConnection } from "./apply-connection.ts";
import { firstSecrets } from "./change-secrets.ts";

interface Needed {
  pool: Pool;
  clock: Clock;
  newId: NewId;
  secretKey: Buffer;
  lanes: Lanes;
}

/** [ST4] Creates the account or applies changed fields. Stores the marks last: an interrupted start is repeated. */
export async function upsertAccount(needed: Needed, entry: AccountEntry): Promise<AccountId> {
  const { pool, secretKey, lanes } = needed;
  const marks = marksOf(secretKey, entry);
  const inserted = await insertAccount(needed, entry);
  if (inserted) await notifyCredentialsChanged(pool, inserted.id);
  const { id, file_marks: before } = inserted ?? (await getRow(pool, entry.appId));
  if (!inserted) {
    const fresh = newIn(entry, marks, before);
    await transaction(pool, async (client) => {
      if (await applyConnection(client, needed, entry, fresh)) await notifyCredentialsChanged(client, id);
    });
    const change = settingsOf(entry, fresh);
    const isSet =
      Object.keys(change).length === 0 ||
      (await lanes.run(id, { do: "change_account", by: null, change })).ok;
    if (!isSet) throw new Error(`what ACCOUNTS_FILE says of ${entry.appId} was refused`);
  }
  await pool.query(`update accounts set file_marks = $2 where id = $1 and file_marks <> $2`, [id, marks]);
  return id;
}

function settingsOf(entry: AccountEntry, fresh: ReadonlySet<EntryField>): AccountChange {
  const { name, replyPreset, reactivateAfterMs, graceMs } = entry;
  return {
    ...(fresh.has("name") && { name }),
    ...(fresh.has("replyPreset") && replyPreset && { replyPreset }),
    ...(fresh.has("reactivateAfterMs") && reactivateAfterMs && { reactivateAfterMs }),
    ...(fresh.has("graceMs") && graceMs && { graceMs }),
  };
}

export async function markFromFile(pool: Pool, appIds: readonly string[]): Promise<void> {
  await pool.query(`update accounts set from_file = not from_file where from_file <> (app_id = any($1))`, [
    appIds,
  ]);
}

interface Row {
  id: AccountId;
  file_marks: EntryMarks;
}

async function getRow(pool: Pool, appId: string): Promise<Row> {
  const { rows } = await pool.query<Row>(`select id, file_marks from accounts where app_id = $1`, [appId]);
  if (!rows[0]) throw new Error(`the account of ${appId} is gone`);
  return rows[0];
}

async function insertAccount({ pool, secretKey, newId }: Needed, entry: AccountEntry): Promise<Row | null> {
  const { appId, originalId, name, mode, format } = entry;
  const { rows } = await pool.query<Row>(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms,
            grace_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (app_id) do nothing returning id, file_marks`,
    [
      newId(),
      appId,
      originalId,
      name,
      sealSecret(secretKey, JSON.stringify(firstSecrets(entry)), appId),
      mode,
      format,
      entry.replyPreset ?? initialSettings.replyPreset,
      entry.reactivateAfterMs ?? initialSettings.reactivateAfterMs,
      entry.graceMs ?? initialSettings.graceMs,
    ],
  );
  return rows[0] ?? null;
}
