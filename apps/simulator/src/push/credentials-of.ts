import type { PushCredentials } from "@jieru/wechat/credentials";
import { parseAesKey } from "@jieru/wechat/crypto";
import type { SimulatedAccount } from "../options.ts";

export function credentialsOf(account: SimulatedAccount): PushCredentials {
  const { appId, originalId, token, mode, format } = account;
  return { appId, originalId, token, mode, format, aesKey: parseAesKey(account.encodingAesKey) ?? undefined };
}
