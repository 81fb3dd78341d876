/**
 * The answer to a push, where it is more than `success`: in secure mode it must be wrapped. Source: the "reply" section
 * of /miniprogram/dev/framework/server-ability/message-push.
 */

import { cdata } from "./cdata.ts";
import type { PushCredentials } from "./credentials.ts";
import { type AesKey, decrypt, encrypt } from "./crypto.ts";
import { hasJsonTypes } from "./json-fields.ts";
import { readPushFields } from "./push-fields.ts";
import { sign, signatureMatches } from "./signature.ts";

export interface PlainReply {
  credentials: PushCredentials;
  /** The key that opened the push (`usedKey`). */
  aesKey: AesKey;
  plain: string;
  /** Our own clock, unix seconds. */
  timestamp: number;
  /** The nonce of the push. */
  nonce: string;
  random?: Buffer | undefined;
}

/** The wrapped answer in the account's format. TimeStamp is a number and Nonce a string in JSON. */
export function sealReply({ credentials, aesKey, plain, timestamp, nonce, random }: PlainReply): string {
  const Encrypt = encrypt({ aesKey, appId: credentials.appId, message: plain, random });
  const MsgSignature = sign([credentials.token, String(timestamp), nonce, Encrypt]);
  if (credentials.format === "json") {
    return JSON.stringify({ Encrypt, MsgSignature, TimeStamp: timestamp, Nonce: nonce });
  }
  const sealed = `<Encrypt>${cdata(Encrypt)}</Encrypt><MsgSignature>${cdata(MsgSignature)}</MsgSignature>`;
  return `<xml>${sealed}<TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`;
}

export interface WrappedReply {
  credentials: PushCredentials;
  /** The nonce of the push that is answered. */
  nonce: string;
  body: string;
}

/** What WeChat reads in a wrapped answer, or null when it would not accept it: in JSON, also by the types of its fields. */
export function openReply({ credentials, nonce, body }: WrappedReply): string | null {
  const { token, aesKey, appId, format } = credentials;
  const fields = readPushFields(body, format);
  const ciphertext = fields?.get("Encrypt");
  if (!fields || !aesKey || ciphertext === undefined || fields.get("Nonce") !== nonce) return null;
  if (format === "json" && !hasJsonTypes(body, { TimeStamp: "number", Nonce: "string" })) return null;
  const expected = sign([token, fields.get("TimeStamp") ?? "", nonce, ciphertext]);
  if (!signatureMatches(expected, fields.get("MsgSignature") ?? "")) return null;
  const opened = decrypt({ aesKey, appId, ciphertext });
  return opened.ok ? opened.message : null;
}
