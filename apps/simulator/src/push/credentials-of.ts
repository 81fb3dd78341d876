import type { PushCredentials } from "@jieru/wechat/credentials";
import { parseAesKey } from "@jieru/wechat/crypto";
import type { SimulatedAccount } from "../options.ts";

/** The credentials that seal an account's pushes and open the answers to them. */
export function credentialsOf(account: SimulatedAccount): PushCredentials {
  const { appId, originalId, token, mode, format } = account;
  return { appId, originalId, token, mode, format, aesKey: parseAesKey(account.encodingAesKey) ?? undefined };
}
