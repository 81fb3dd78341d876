import type { ClientBase } from "pg";
import type { Clock } from "../../base/context.ts";
import { type SealedCredentials, sealedCredentials } from "../account-directory.ts";
import type { AccountEntry } from "../accounts-file.ts";
import type { EntryField } from "../entry-marks.ts";
import { sealSecret, tryOpenSecret } from "../secrets.ts";
import { firstSecrets, withKey, withoutPreviousKeys, withToken } from "./change-secrets.ts";

interface Row {
  mode: AccountEntry["mode"];
  format: AccountEntry["format"];
  original_id: string;
  previous_key_since: number | null;
  verified_at: number | null;
}
type Kept = Row & { secrets: SealedCredentials };

/** Returns null for credentials encrypted with another key. */
function decrypted(secretKey: Buffer, sealed: Buffer, appId: string): SealedCredentials | null {
  const text = tryOpenSecret(secretKey, sealed, appId);
  return text === null ? null : sealedCredentials.parse(JSON.parse(text));
}

function fromEntry(entry: AccountEntry): Kept {
  const { mode, format, originalId } = entry;
  return {
    mode,
    format,
    original_id: originalId,
    previous_key_since: null,
    verified_at: null,
    secrets: firstSecrets(entry),
  };
}

function changed(kept: Kept, entry: AccountEntry, fresh: ReadonlySet<EntryField>, now: number): Kept {
  const { token, encodingAesKey: key } = entry;
  const withoutKey = (of: Kept): Kept => {
    const next = withoutPreviousKeys(of);
    return { ...next, secrets: { ...next.secrets, encodingAesKey: null } };
  };
  let next = fresh.has("token") ? withToken(kept, token) : kept;
  if (fresh.has("encodingAesKey")) next = key === null ? withoutKey(next) : withKey(next, key, now);
  return {
    ...next,
    mode: fresh.has("mode") ? entry.mode : next.mode,
    format: fresh.has("format") ? entry.format : next.format,
    original_id: fresh.has("originalId") ? entry.originalId : next.original_id,
    secrets: fresh.has("appSecret") ? { ...next.secrets, appSecret: entry.appSecret } : next.secrets,
  };
}

/** [ST4] Applies the changed fields of the entry. Returns false if they are already in force. */
export async function applyConnection(
  client: ClientBase,
  { secretKey, clock }: { secretKey: Buffer; clock: Clock },
  entry: AccountEntry,
  fresh: ReadonlySet<EntryField>,
): Promise<boolean> {
  const { appId } = entry;
  const { rows } = await client.query<Row & { credentials: Buffer }>(
    `select credentials, mode, format, original_id, previous_key_since, verified_at from accounts
      where app_id = $1 for no key update`,
    [appId],
  );
  if (!rows[0]) return false;
  const { credentials, ...row } = rows[0];
  const secrets = decrypted(secretKey, credentials, appId);
  const kept = secrets && { ...row, secrets };
  const next = kept ? changed(kept, entry, fresh, clock.now()) : fromEntry(entry);
  if (kept && JSON.stringify(next) === JSON.stringify(kept)) return false;
  await client.query(
    `update accounts set credentials = $2, mode = $3, format = $4, original_id = $5, credentials_changed_at = $6,
            previous_key_since = $7, verified_at = $8 where app_id = $1`,
    [
      appId,
      sealSecret(secretKey, JSON.stringify(next.secrets), appId),
      next.mode,
      next.format,
      next.original_id,
      clock.now(),
      next.previous_key_since,
      next.verified_at,
    ],
  );
  return true;
}
