import { randomInt } from "node:crypto";
import { parseAesKey } from "@jieru/wechat/crypto";
import { type Envelope, sealEnvelope } from "@jieru/wechat/seal-envelope";
import type { SimulatedAccount } from "../options.ts";

/** Wraps a plain body in the account's mode, freshly signed and encrypted at `now` (epoch ms). */
export function sealPush(account: SimulatedAccount, openid: string, plain: string, now: number): Envelope {
  const { appId, originalId, token, mode, format } = account;
  const aesKey = parseAesKey(account.encodingAesKey) ?? undefined;
  const timestamp = Math.floor(now / 1000);
  const nonce = String(randomInt(100_000_000, 2_000_000_000));
  return sealEnvelope({
    credentials: { appId, originalId, token, aesKey, mode, format },
    plain,
    timestamp,
    nonce,
    openid,
  });
}
