/**
 * The bytes of canonical standard base64, or null. Node's decoder skips junk and accepts many spellings of the same
 * bytes, which would leave a ciphertext malleable; here there is exactly one.
 */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}
