import type { ConnectionPatch } from "@jieru/shared/protocol/connection";
import type { ChangeBy } from "../../audit/change-by.ts";
import { type AuditEntry, recordAudit } from "../../audit/record-audit.ts";
import type { Context } from "../../base/context.ts";
import { Refused } from "../../base/refused.ts";
import { transaction } from "../../database/transaction.ts";
import { type AccountDirectory, notifyCredentialsChanged } from "../account-directory.ts";
import { getConnectionSettings, type Settings, saveConnectionSettings } from "../credentials.ts";
import { withKey, withoutPreviousKeys, withToken } from "./change-secrets.ts";

export interface ConnectionKeeper {
  context: Pick<Context, "pool" | "clock">;
  secretKey: Buffer;
  directory: AccountDirectory;
}
type Recorded = Pick<AuditEntry, "what" | "about">;
interface Changed extends Pick<Recorded, "about"> {
  settings: Settings;
}

/**
 * [MA7] Reads, changes and records in one transaction. Other nodes follow within five seconds. `change` returns null
 * for no change. Throws `Refused`.
 */
async function changeConnection(
  { context: { pool, clock }, secretKey, directory }: ConnectionKeeper,
  { accountId, agentId, ip }: ChangeBy,
  what: Recorded["what"],
  change: (settings: Settings, now: number) => Changed | null,
): Promise<void> {
  const at = clock.now();
  const changed = await transaction(pool, async (client) => {
    const next = change(await getConnectionSettings(client, secretKey, accountId, true), at);
    if (!next) return false;
    await saveConnectionSettings(client, secretKey, accountId, next.settings);
    await recordAudit(client, { what, about: next.about, accountId, agentId, ip, at });
    await notifyCredentialsChanged(client, accountId);
    return true;
  });
  if (changed) directory.forget(accountId);
}

const patched = ({ original_id: originalId, secrets: { appSecret, token }, mode, format }: Settings) => ({
  originalId,
  appSecret,
  token,
  mode,
  format,
});

/** Changes the differing fields (AU1). Rejects with `aes_key_missing` if the mode needs a key. */
export function patchConnection(
  keeper: ConnectionKeeper,
  by: ChangeBy,
  patch: ConnectionPatch,
): Promise<void> {
  return changeConnection(keeper, by, "connection_changed", (settings, now) => {
    const before = patched(settings);
    const wanted = { ...before, ...patch } as typeof before; // JSON has no undefined
    const fields = (Object.keys(patch) as (keyof typeof before)[]).filter((f) => wanted[f] !== before[f]);
    if (wanted.mode !== "plain" && !settings.secrets.encodingAesKey)
      throw new Refused({ refusal: "aes_key_missing" });
    if (fields.length === 0) return null;
    const next = withToken(settings, wanted.token);
    return {
      about: fields.join(", "),
      settings: {
        ...next,
        mode: wanted.mode,
        format: wanted.format,
        original_id: wanted.originalId,
        secrets: { ...next.secrets, appSecret: wanted.appSecret },
        credentials_changed_at: now,
      },
    };
  });
}

/** [MA7] Applies the new key at once. Earlier keys still decrypt until `dropPreviousKeys`. Idempotent. */
export function rotateKey(
  keeper: ConnectionKeeper,
  by: ChangeBy,
  { encodingAesKey, token }: { encodingAesKey: string; token?: string | undefined },
): Promise<void> {
  return changeConnection(keeper, by, "aes_key_rotated", (settings, now) => {
    const { secrets } = settings;
    const isSame = encodingAesKey === secrets.encodingAesKey && (token ?? secrets.token) === secrets.token;
    if (isSame) return null;
    const next = withKey(withToken(settings, token ?? secrets.token), encodingAesKey, now);
    const isNewToken = token !== undefined && token !== secrets.token;
    return {
      about: isNewToken ? "token" : null,
      settings: { ...next, credentials_changed_at: now, verified_at: null },
    };
  });
}

export function dropPreviousKeys(keeper: ConnectionKeeper, by: ChangeBy): Promise<void> {
  return changeConnection(keeper, by, "previous_aes_key_dropped", (settings, now) =>
    settings.secrets.previousAesKey === null
      ? null
      : { about: null, settings: { ...withoutPreviousKeys(settings), credentials_changed_at: now } },
  );
}
