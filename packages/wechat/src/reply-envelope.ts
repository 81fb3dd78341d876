/**
 * The answer to a push other than `success`, which secure mode requires to be wrapped. Source: the "reply" section of
 * /miniprogram/dev/framework/server-ability/message-push.
 */

import { cdata } from "./cdata.ts";
import type { PushCredentials } from "./credentials.ts";
import { type AesKey, decrypt, encrypt } from "./crypto.ts";
import { hasJsonTypes } from "./json-fields.ts";
import { readPushFields } from "./push-fields.ts";
import { sign, signatureMatches } from "./signature.ts";

export interface PlainReply {
  credentials: PushCredentials;
  aesKey: AesKey;
  plain: string;
  /** Our own clock, unix seconds. */
  timestamp: number;
  nonce: string;
  random?: Buffer | undefined;
}

/** Returns the wrapped answer in the account's format. In JSON, TimeStamp is a number and Nonce a string. */
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
  nonce: string;
  body: string;
}

/** Returns the content of a wrapped answer, or null if WeChat would refuse it: in JSON, also for wrong field types. */
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
