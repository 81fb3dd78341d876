import type { ClientBase } from "pg";
import type { Clock } from "../context.ts";
import { type SealedCredentials, sealedCredentials } from "./account-directory.ts";
import type { AccountEntry } from "./accounts-file.ts";
import type { EntryField } from "./entry-marks.ts";
import { openSecret, sealSecret } from "./secrets.ts";

interface Row {
  credentials: Buffer;
  mode: AccountEntry["mode"];
  format: AccountEntry["format"];
  original_id: string;
}

/** null for what another key has sealed: the entry puts it right. */
function opened(secretKey: Buffer, sealed: Buffer, appId: string): SealedCredentials | null {
  try {
    return sealedCredentials.parse(JSON.parse(openSecret(secretKey, sealed, appId)));
  } catch {
    return null;
  }
}

/** The row as it is, flat, and the entry's names for it. */
function keptIn({ credentials, original_id, ...row }: Row, secretKey: Buffer, appId: string) {
  const secrets = opened(secretKey, credentials, appId);
  return secrets && { ...row, ...secrets, originalId: original_id };
}

/** [ST4] Puts in force what the entry says anew of the connection; false when it is so already. */
export async function applyConnection(
  client: ClientBase,
  { secretKey, clock }: { secretKey: Buffer; clock: Clock },
  entry: AccountEntry,
  fresh: ReadonlySet<EntryField>,
): Promise<boolean> {
  const { appId, appSecret, token, encodingAesKey, mode, format, originalId } = entry;
  const { rows } = await client.query<Row>(
    `select credentials, mode, format, original_id from accounts where app_id = $1 for no key update`,
    [appId],
  );
  const kept = rows[0] && keptIn(rows[0], secretKey, appId);
  const said = { appSecret, token, encodingAesKey, mode, format, originalId };
  const differs = (field: keyof typeof said) => !kept || (fresh.has(field) && kept[field] !== said[field]);
  const change = Object.fromEntries(Object.entries(said).filter(([k]) => differs(k as keyof typeof said)));
  if (Object.keys(change).length === 0) return false;

  const next = { ...(kept ?? { previousAesKey: null }), ...change } as NonNullable<typeof kept>;
  const rotating = differs("encodingAesKey") ? null : next.previousAesKey;
  const secrets: SealedCredentials = {
    appSecret: next.appSecret,
    token: next.token,
    encodingAesKey: next.encodingAesKey,
    previousAesKey: rotating,
  };
  await client.query(
    `update accounts set credentials = $2, mode = $3, format = $4, original_id = $5, credentials_changed_at = $6,
            previous_key_since = case when $7 then previous_key_since end,
            verified_at = case when $8 then verified_at end where app_id = $1`,
    [
      appId,
      sealSecret(secretKey, JSON.stringify(secrets), appId),
      next.mode,
      next.format,
      next.originalId,
      clock.now(),
      rotating !== null,
      !differs("token"),
    ],
  );
  return true;
}
