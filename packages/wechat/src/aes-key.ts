/** An EncodingAESKey: 43 characters of `[A-Za-z0-9]`, the base64 of 32 bytes without its final `=`. */
export type AesKey = string & { readonly brand: "AesKey" };

/** The text as an EncodingAESKey, or null when its shape is wrong. */
export function parseAesKey(text: string): AesKey | null {
  return /^[A-Za-z0-9]{43}$/.test(text) ? (text as AesKey) : null;
}

/** The 32 key bytes; their first 16 are also the IV (what every SDK does, the platform's page does not say). */
export function aesKeyBytes(aesKey: AesKey): Buffer {
  return Buffer.from(`${aesKey}=`, "base64");
}
