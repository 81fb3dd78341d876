import { randomInt } from "node:crypto";
import { type Envelope, sealEnvelope } from "@jieru/wechat/seal-envelope";
import type { SimulatedAccount } from "../options.ts";
import { credentialsOf } from "./credentials-of.ts";

/** Wraps a plain body in the account's mode, freshly signed and encrypted at `now` (epoch ms). */
export function sealPush(account: SimulatedAccount, openid: string, plain: string, now: number): Envelope {
  const timestamp = Math.floor(now / 1000);
  const nonce = String(randomInt(100_000_000, 2_000_000_000));
  return sealEnvelope({ credentials: credentialsOf(account), plain, timestamp, nonce, openid });
}
