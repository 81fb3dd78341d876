/** Seals a push as WeChat does; the inverse of `open-envelope`. */
import { cdata } from "./cdata.ts";
import { contentTypes, type PushCredentials, type PushFormat } from "./credentials.ts";
import { encrypt } from "./crypto.ts";
import { sign } from "./signature.ts";

export interface PlainPush {
  credentials: PushCredentials;
  plain: string;
  /** Unix seconds, 10 digits. */
  timestamp: string | number;
  /** 1 to 32 letters and digits. */
  nonce: string;
  openid: string;
  /** The 16 leading bytes of the clear text; random if absent. */
  random?: Buffer | undefined;
}

export interface Envelope {
  query: Record<string, string>;
  body: string;
  contentType: string;
}

/** Returns WeChat's HTTP request in the account's mode and format. Throws if a sealed mode has no key. */
export function sealEnvelope(push: PlainPush): Envelope {
  const { token, mode, format } = push.credentials;
  const timestamp = String(push.timestamp);
  const signature = sign([token, timestamp, push.nonce]);
  const query = { signature, timestamp, nonce: push.nonce, openid: push.openid };
  const contentType = contentTypes[format];
  if (mode === "plain") return { query, body: push.plain, contentType };
  const ciphertext = seal(push);
  const msg_signature = sign([token, timestamp, push.nonce, ciphertext]);
  const body = mode === "secure" ? sealedBody(push, ciphertext) : bothBodies(push, ciphertext);
  return { query: { ...query, encrypt_type: "aes", msg_signature }, body, contentType };
}

function seal({ credentials: { aesKey, appId }, plain, random }: PlainPush): string {
  if (!aesKey) throw new TypeError("compatible and secure mode need an EncodingAESKey");
  return encrypt({ aesKey, appId, message: plain, random });
}

function sealedBody({ credentials: { originalId, format } }: PlainPush, ciphertext: string): string {
  if (format === "json") return JSON.stringify({ ToUserName: originalId, Encrypt: ciphertext });
  return `<xml><ToUserName>${cdata(originalId)}</ToUserName>${encryptElement(ciphertext)}</xml>`;
}

const LAST_BRACE: Record<PushFormat, RegExp> = { json: /\}\s*$/, xml: /<\/xml>\s*$/ };

/** Returns the body of compatible mode: the plain fields with `Encrypt`; the sealed body alone without fields. */
function bothBodies(push: PlainPush, ciphertext: string): string {
  const { plain, credentials } = push;
  const end = plain.search(LAST_BRACE[credentials.format]);
  if (end === -1) return sealedBody(push, ciphertext);
  if (credentials.format === "xml") return `${plain.slice(0, end)}${encryptElement(ciphertext)}</xml>`;
  const comma = /^\s*\{\s*$/.test(plain.slice(0, end)) ? "" : ",";
  return `${plain.slice(0, end)}${comma}"Encrypt":${JSON.stringify(ciphertext)}}`;
}

function encryptElement(ciphertext: string): string {
  return `<Encrypt>${cdata(ciphertext)}</Encrypt>`;
}
