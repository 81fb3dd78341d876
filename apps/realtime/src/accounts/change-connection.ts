import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ConnectionPatch } from "@jieru/shared/protocol/connection";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../context.ts";
import { transaction } from "../database/transaction.ts";
import { Refused } from "../problem.ts";
import { type AccountDirectory, tellChanged } from "./account-directory.ts";
import { withKey, withoutPreviousKeys, withToken } from "./change-secrets.ts";
import { getConnectionSettings, type Settings, saveConnectionSettings } from "./credentials.ts";

export interface ConnectionKeeper {
  context: Pick<Context, "pool" | "clock">;
  secretKey: Buffer;
  directory: AccountDirectory;
}
export interface ChangeBy {
  accountId: AccountId;
  agentId: AgentId;
  ip: string;
}
type Recorded = Pick<AuditEntry, "what" | "about">;

/**
 * [MA7] One change: read, change, write and record in one transaction. In force on this node at once, on the
 * others as soon as they hear of it, and without hearing within five seconds. `change` answers null when nothing is to change. Throws `Refused`.
 */
async function changeConnection(
  { context: { pool, clock }, secretKey, directory }: ConnectionKeeper,
  { accountId, agentId, ip }: ChangeBy,
  recorded: Recorded,
  change: (settings: Settings, now: number) => Settings | null,
): Promise<void> {
  const at = clock.now();
  const changed = await transaction(pool, async (client) => {
    const next = change(await getConnectionSettings(client, secretKey, accountId, true), at);
    if (!next) return false;
    await saveConnectionSettings(client, secretKey, accountId, next);
    await recordAudit(client, { ...recorded, accountId, agentId, ip, at });
    await tellChanged(client, accountId);
    return true;
  });
  if (changed) directory.forget(accountId);
}

/** Changes what the patch names and leaves the rest. Rejects with `aes_key_missing` where the mode wants a key and there is none. */
export function patchConnection(
  keeper: ConnectionKeeper,
  by: ChangeBy,
  patch: ConnectionPatch,
): Promise<void> {
  const recorded = { what: "connection_changed", about: Object.keys(patch).join(", ") } as const;
  return changeConnection(keeper, by, recorded, (settings, now) => {
    const next = withToken(settings, patch.token ?? settings.secrets.token);
    const { secrets } = next;
    const mode = patch.mode ?? settings.mode;
    if (mode !== "plain" && !secrets.encodingAesKey) throw new Refused({ refusal: "aes_key_missing" });
    return {
      ...next,
      mode,
      format: patch.format ?? settings.format,
      original_id: patch.originalId ?? settings.original_id,
      secrets: { ...secrets, appSecret: patch.appSecret ?? secrets.appSecret },
      credentials_changed_at: now,
    };
  });
}

/** [MA7] The new key counts at once, those before still open until `dropPreviousKeys`; the same pair once more changes nothing. */
export function rotateKey(
  keeper: ConnectionKeeper,
  by: ChangeBy,
  { encodingAesKey, token }: { encodingAesKey: string; token?: string | undefined },
): Promise<void> {
  const recorded = { what: "aes_key_rotated", about: token === undefined ? null : "token" } as const;
  return changeConnection(keeper, by, recorded, (settings, now) => {
    const { secrets } = settings;
    const isSame = encodingAesKey === secrets.encodingAesKey && (token ?? secrets.token) === secrets.token;
    if (isSame) return null;
    const next = withKey(withToken(settings, token ?? secrets.token), encodingAesKey, now);
    return { ...next, credentials_changed_at: now, verified_at: null };
  });
}

/** Ends a rotation: only the newest key is taken from now on. */
export function dropPreviousKeys(keeper: ConnectionKeeper, by: ChangeBy): Promise<void> {
  const recorded = { what: "previous_aes_key_dropped", about: null } as const;
  return changeConnection(keeper, by, recorded, (settings, now) =>
    settings.secrets.previousAesKey === null
      ? null
      : { ...withoutPreviousKeys(settings), credentials_changed_at: now },
  );
}
