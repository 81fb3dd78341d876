/**
 * Opening a push: prove that WeChat sent it, and get at its plain body.
 *
 * - plain: `signature` covers token, timestamp and nonce, not the body.
 * - secure: `msg_signature` covers `Encrypt` too and is the only one that counts; a clear body is refused.
 * - compatible: as secure when the query says `encrypt_type=aes`, else as plain.
 *
 * Source: /miniprogram/dev/framework/server-ability/message-push.
 */
import type { AesKey } from "./aes-key.ts";
import type { PushCredentials } from "./credentials.ts";
import { decrypt } from "./crypto.ts";
import { PUSH_LIMIT_BYTES } from "./limits.ts";
import { readPushFields } from "./push-fields.ts";
import { type PushQuery, readPushQuery } from "./push-query.ts";
import { sign, signatureMatches } from "./signature.ts";

export { verifyUrl } from "./verify-url.ts";

/** `why` is for a metric: every failure gets the same answer on the wire. */
export type Opened =
  | { ok: true; plain: string; usedKey?: AesKey; usedToken: string }
  | { ok: false; why: Refusal };

export type Refusal = "query" | "size" | "encrypt_type" | "clear_body" | "signature" | "key" | "decrypt";

export interface SealedPush {
  credentials: PushCredentials;
  /** The parsed query; a parameter given twice arrives as an array and is refused. */
  query: Record<string, unknown>;
  body: Buffer | string;
}

/** The plain body of a genuine push, with Token and key that opened it (seal a reply with the same). Never throws. */
export function openEnvelope({ credentials, query, body }: SealedPush): Opened {
  const signed = readPushQuery(query);
  if (!signed) return refuse("query");
  if (Buffer.byteLength(body) > PUSH_LIMIT_BYTES) return refuse("size");
  const text = body.toString();
  if (isSealed(credentials, signed)) return openSealed(credentials, signed, text);
  if (credentials.mode === "secure" || !isClear(signed)) return refuse("encrypt_type");
  return openClear(credentials, signed, text);
}

function isSealed({ mode }: PushCredentials, { encryptType }: PushQuery): boolean {
  if (mode === "secure") return encryptType === undefined || encryptType === "aes";
  return mode === "compatible" && encryptType === "aes";
}

/** `encrypt_type=raw` was seen on plain pushes (co-wechat). */
function isClear({ encryptType }: PushQuery): boolean {
  return encryptType === undefined || encryptType === "raw";
}

function openClear(credentials: PushCredentials, query: PushQuery, plain: string): Opened {
  const usedToken = tokenThatSigned(credentials, [query.timestamp, query.nonce], query.signature);
  return usedToken === null ? refuse("signature") : { ok: true, plain, usedToken };
}

/** The current Token, or the one before it; null for a signature by another. */
function tokenThatSigned(
  { token, previousToken }: PushCredentials,
  parts: string[],
  signature = "",
): string | null {
  const tokens = [token, previousToken].filter((each) => each !== undefined);
  return tokens.find((each) => signatureMatches(sign([each, ...parts]), signature)) ?? null;
}

/** The signature is checked before anything is decrypted. */
function openSealed(credentials: PushCredentials, query: PushQuery, body: string): Opened {
  const ciphertext = readPushFields(body, credentials.format)?.get("Encrypt");
  if (ciphertext === undefined) return refuse("clear_body");
  const parts = [query.timestamp, query.nonce, ciphertext];
  const usedToken = tokenThatSigned(credentials, parts, query.msgSignature);
  return usedToken === null ? refuse("signature") : decryptWithAny(credentials, ciphertext, usedToken);
}

/** The current key first, then those of before the rotation. */
function decryptWithAny(credentials: PushCredentials, ciphertext: string, usedToken: string): Opened {
  const { aesKey, previousAesKey, olderAesKeys = [], appId } = credentials;
  const keys = [aesKey, previousAesKey, ...olderAesKeys].filter((key) => key !== undefined);
  for (const key of keys) {
    const opened = decrypt({ aesKey: key, appId, ciphertext });
    if (opened.ok) return { ok: true, plain: opened.message, usedKey: key, usedToken };
  }
  return refuse(keys.length === 0 ? "key" : "decrypt");
}

function refuse(why: Refusal): Opened {
  return { ok: false, why };
}
