import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ivLength = 12;
const tagLength = 16;

/** Encrypts with AES-256-GCM. Decryption needs the same `bound` (an id). */
export function sealSecret(key: Buffer, text: string, bound: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** Returns the text; null if it was encrypted with another key. */
export function tryOpenSecret(key: Buffer, sealed: Buffer, bound: string): string | null {
  try {
    return openSecret(key, sealed, bound);
  } catch {
    return null;
  }
}

/** Returns the text. Throws if the key, the binding or the bytes do not match. */
export function openSecret(key: Buffer, sealed: Buffer, bound: string): string {
  const iv = sealed.subarray(0, ivLength);
  const tag = sealed.subarray(ivLength, ivLength + tagLength);
  const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(bound)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]).toString(
    "utf8",
  );
}
