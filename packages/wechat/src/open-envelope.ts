/**
 * Verifies that WeChat sent a push, and returns its plain body.
 *
 * In plain mode, `signature` covers token, timestamp and nonce, not the body.
 * In secure mode, `msg_signature` also covers `Encrypt` and is the only one that counts. A plain body is refused.
 * Compatible mode works like secure for `encrypt_type=aes`, else like plain. An account set to plain is opened
 * in the same way, since its mode may change on one side first.
 *
 * Source: /miniprogram/dev/framework/server-ability/message-push.
 */

import type { PushCredentials, PushFormat } from "./credentials.ts";
import { type AesKey, decrypt } from "./crypto.ts";
import { findEncrypt } from "./find-encrypt.ts";
import { PUSH_LIMIT_BYTES } from "./limits.ts";
import { formatOf } from "./push-fields.ts";
import { type PushQuery, readPushQuery } from "./push-query.ts";
import { sign, signatureMatches } from "./signature.ts";

/** `why` is for a metric: every failure gets the same answer on the wire. */
export type Opened = OpenedPush | { ok: false; why: Refusal };

/** The proof of a push. The answer must use the same Token, key, format and nonce. */
export interface OpenedPush {
  ok: true;
  plain: string;
  format: PushFormat;
  /** Unix seconds, by WeChat's clock. */
  timestamp: number;
  nonce: string;
  usedKey?: AesKey;
  usedToken: string;
}

export type Refusal = "query" | "size" | "encrypt_type" | "clear_body" | "signature" | "key" | "decrypt";

export interface SealedPush {
  credentials: PushCredentials;
  /** The parsed query. A parameter given twice is an array and is refused. */
  query: Record<string, unknown>;
  body: Buffer | string;
}

/** Returns the plain body of a genuine push, and its proof. Never throws. */
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
  return encryptType === "aes";
}

/** `encrypt_type=raw` was seen on plain pushes (co-wechat). */
function isClear({ encryptType }: PushQuery): boolean {
  return encryptType === undefined || encryptType === "raw";
}

function openClear(credentials: PushCredentials, query: PushQuery, plain: string): Opened {
  const usedToken = tokenThatSigned(credentials, [query.timestamp, query.nonce], query.signature);
  if (usedToken === null) return refuse("signature");
  return { ok: true, plain, format: formatOf(plain), ...whenAndNonce(query), usedToken };
}

const whenAndNonce = ({ timestamp, nonce }: PushQuery) => ({ timestamp: Number(timestamp), nonce });

/** Returns the current Token or the one before it; null for another signature. */
function tokenThatSigned(
  { token, previousToken }: PushCredentials,
  parts: string[],
  signature = "",
): string | null {
  const tokens = [token, previousToken].filter((each) => each !== undefined);
  return tokens.find((each) => signatureMatches(sign([each, ...parts]), signature)) ?? null;
}

function openSealed(credentials: PushCredentials, query: PushQuery, body: string): Opened {
  const ciphertext = findEncrypt(body);
  if (ciphertext === null) return refuse("clear_body");
  const parts = [query.timestamp, query.nonce, ciphertext];
  const usedToken = tokenThatSigned(credentials, parts, query.msgSignature);
  if (usedToken === null) return refuse("signature");
  const opened = decryptWithAny(credentials, ciphertext);
  return opened.ok
    ? { ...opened, format: formatOf(body), ...whenAndNonce(query), usedToken }
    : refuse(opened.why);
}

type Decrypted = Pick<OpenedPush, "ok" | "plain" | "usedKey"> | { ok: false; why: "key" | "decrypt" };

function decryptWithAny(credentials: PushCredentials, ciphertext: string): Decrypted {
  const { aesKey, previousAesKey, olderAesKeys = [], appId } = credentials;
  const keys = [aesKey, previousAesKey, ...olderAesKeys].filter((key) => key !== undefined);
  for (const key of keys) {
    const opened = decrypt({ aesKey: key, appId, ciphertext });
    if (opened.ok) return { ok: true, plain: opened.message, usedKey: key };
  }
  return { ok: false, why: keys.length === 0 ? "key" : "decrypt" };
}

function refuse(why: Refusal): Opened {
  return { ok: false, why };
}
