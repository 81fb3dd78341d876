import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection, Removal } from "@jieru/shared/protocol/connection";
import { markOf, type Settings } from "./credentials.ts";

export interface ConnectionParts {
  accountId: AccountId;
  settings: Settings;
  seen: Connection["seen"];
  removal: Removal;
  secretKey: Buffer;
  publicUrl: string;
}

/** [MA7] Shows each secret only by its mark. */
export function presentConnection({
  accountId,
  settings,
  seen,
  removal,
  secretKey,
  publicUrl,
}: ConnectionParts): Connection {
  const { secrets } = settings;
  const mark = (secret: string) => markOf(secretKey, secret);
  return {
    accountId,
    appId: settings.app_id,
    originalId: settings.original_id,
    name: settings.name,
    mode: settings.mode,
    format: settings.format,
    pushUrl: `${publicUrl}/wechat/${settings.app_id}`,
    marks: {
      appSecret: mark(secrets.appSecret),
      token: mark(secrets.token),
      encodingAesKey: secrets.encodingAesKey && mark(secrets.encodingAesKey),
      previousAesKey: secrets.previousAesKey && mark(secrets.previousAesKey),
    },
    changedAt: settings.credentials_changed_at,
    previousKeySince: settings.previous_key_since,
    verifiedAt: settings.verified_at,
    firstPushAt: settings.first_push_at,
    fromFile: settings.from_file,
    seen,
    removal,
  };
}
