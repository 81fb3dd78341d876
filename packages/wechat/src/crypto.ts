/**
 * WeChat's message encryption: AES-256-CBC over 16 random bytes, the length of the message (4 bytes big-endian), the message (UTF-8), the
 * appid and a pad. The pad is PKCS#7 with a block of 32, not 16: a pad may be 17 to 32, which Node's own padding rejects. Source:
 * /miniprogram/dev/framework/server-ability/message-push.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const PAD_BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const HEAD_BYTES = RANDOM_BYTES + 4;

export interface EncryptInput {
  aesKey: AesKey;
  appId: string;
  message: string | Buffer;
  /** The 16 leading bytes; random if absent. */
  random?: Buffer | undefined;
}

export function encrypt({
  aesKey,
  appId,
  message,
  random = randomBytes(RANDOM_BYTES),
}: EncryptInput): string {
  if (random.length !== RANDOM_BYTES) throw new RangeError("random must be 16 bytes");
  const body = Buffer.from(message as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const key = aesKeyBytes(aesKey);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  const clear = pad(Buffer.concat([random, length, body, Buffer.from(appId)]));
  return Buffer.concat([cipher.update(clear), cipher.final()]).toString("base64");
}

/** `message` is `bytes` as UTF-8; an invalid byte (a value cut inside a character) reads as U+FFFD. */
export type Decrypted = { ok: true; message: string; bytes: Buffer } | { ok: false };

/** All failures are equal: distinct ones would make a padding oracle. */
const FAILED: Decrypted = Object.freeze({ ok: false });

/**
 * Decrypts strictly: canonical base64, whole blocks of 32, pad 1 to 32 with equal bytes, exact length field and appid. Never throws. Check
 * `msg_signature` before.
 */
export function decrypt(input: { aesKey: AesKey; appId: string; ciphertext: string }): Decrypted {
  const sealed = decodeBase64(input.ciphertext);
  if (!sealed || sealed.length % PAD_BLOCK_BYTES !== 0) return FAILED;
  const key = aesKeyBytes(input.aesKey);
  const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  const clear = unpad(Buffer.concat([decipher.update(sealed), decipher.final()]));
  const bytes = clear && readMessage(clear, Buffer.from(input.appId));
  return bytes ? { ok: true, message: decodeUtf8(bytes), bytes } : FAILED;
}

function pad(clear: Buffer): Buffer {
  const count = PAD_BLOCK_BYTES - (clear.length % PAD_BLOCK_BYTES);
  return Buffer.concat([clear, Buffer.alloc(count, count)]);
}

function unpad(padded: Buffer): Buffer | null {
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > PAD_BLOCK_BYTES) return null;
  const end = padded.length - count;
  return padded.subarray(end).every((byte) => byte === count) ? padded.subarray(0, end) : null;
}

/** Returns the message between head and appid, or null if the length field or the appid does not match. */
function readMessage(clear: Buffer, appId: Buffer): Buffer | null {
  if (clear.length < HEAD_BYTES + appId.length) return null;
  const end = HEAD_BYTES + clear.readUInt32BE(RANDOM_BYTES);
  if (end !== clear.length - appId.length) return null;
  return clear.subarray(end).equals(appId) ? clear.subarray(HEAD_BYTES, end) : null;
}

/** Keeps a leading BOM. */
function decodeUtf8(bytes: Buffer): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** An EncodingAESKey: 43 characters of `[A-Za-z0-9]`, the base64 of 32 bytes without its final `=`. */
export type AesKey = string & { readonly brand: "AesKey" };

export function parseAesKey(text: string): AesKey | null {
  return /^[A-Za-z0-9]{43}$/.test(text) ? (text as AesKey) : null;
}

/** The 32 key bytes; their first 16 are also the IV (what every SDK does, the platform's page does not say). */
export function aesKeyBytes(aesKey: AesKey): Buffer {
  return Buffer.from(`${aesKey}=`, "base64");
}

/**
 * Returns the bytes of canonical standard base64, or null. Node's decoder skips invalid characters and accepts many spellings of the same
 * bytes, which would leave a ciphertext malleable.
 */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}
