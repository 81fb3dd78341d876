import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ConnectionPatch } from "@jieru/shared/protocol/connection";
import { type AuditEntry, recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../context.ts";
import { transaction } from "../database/transaction.ts";
import { Refused } from "../problem.ts";
import { type AccountDirectory, tellChanged } from "./account-directory.ts";
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

export function patchConnection(
  keeper: ConnectionKeeper,
  by: ChangeBy,
  patch: ConnectionPatch,
): Promise<void> {
  const recorded = { what: "connection_changed", about: Object.keys(patch).join(", ") } as const;
  return changeConnection(keeper, by, recorded, (settings, now) => {
    const { secrets } = settings;
    const mode = patch.mode ?? settings.mode;
    if (mode !== "plain" && !secrets.encodingAesKey) throw new Refused({ refusal: "aes_key_missing" });
    return {
      ...settings,
      mode,
      format: patch.format ?? settings.format,
      original_id: patch.originalId ?? settings.original_id,
      secrets: {
        ...secrets,
        appSecret: patch.appSecret ?? secrets.appSecret,
        token: patch.token ?? secrets.token,
      },
      credentials_changed_at: now,
      verified_at: patch.token === undefined ? settings.verified_at : null,
    };
  });
}

/** [MA7] The new key counts at once, the one before still opens until `dropPreviousKey`. */
export function rotateKey(
  keeper: ConnectionKeeper,
  by: ChangeBy,
  { encodingAesKey, token }: { encodingAesKey: string; token?: string | undefined },
): Promise<void> {
  const recorded = { what: "aes_key_rotated", about: token === undefined ? null : "token" } as const;
  return changeConnection(keeper, by, recorded, (settings, now) => ({
    ...settings,
    secrets: {
      ...settings.secrets,
      token: token ?? settings.secrets.token,
      encodingAesKey,
      previousAesKey: settings.secrets.encodingAesKey,
    },
    credentials_changed_at: now,
    previous_key_since: settings.secrets.encodingAesKey === null ? null : now,
    verified_at: null,
  }));
}

export function dropPreviousKey(keeper: ConnectionKeeper, by: ChangeBy): Promise<void> {
  const recorded = { what: "previous_aes_key_dropped", about: null } as const;
  return changeConnection(keeper, by, recorded, (settings, now) =>
    settings.secrets.previousAesKey === null
      ? null
      : {
          ...settings,
          secrets: { ...settings.secrets, previousAesKey: null },
          credentials_changed_at: now,
          previous_key_since: null,
        },
  );
}
