import { parseAesKey } from "@jieru/wechat/aes-key";
import type { PushCredentials } from "@jieru/wechat/credentials";
import type { SimulatedAccount } from "../options.ts";

/** What wraps an account's pushes and opens what they are answered with. */
export function credentialsOf(account: SimulatedAccount): PushCredentials {
  const { appId, originalId, token, mode, format } = account;
  return { appId, originalId, token, mode, format, aesKey: parseAesKey(account.encodingAesKey) ?? undefined };
}
