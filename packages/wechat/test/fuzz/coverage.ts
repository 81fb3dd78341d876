/**
 * For Jazzer.js, which looks for input that reaches code no input has reached yet: `pnpm fuzz:coverage`. Only what is not
 * expected to throw is called, so anything thrown is a finding.
 */
import { decrypt, parseAesKey } from "../../src/crypto.ts";
import { parsePush } from "../../src/push.ts";

const aesKey = parseAesKey("A".repeat(43));

export function fuzz(data: Buffer): void {
  if (!aesKey) throw new Error("not an EncodingAESKey");
  const text = data.toString("utf8");
  parsePush(text, "json");
  parsePush(text, "xml");
  for (const ciphertext of [text, data.toString("base64")]) decrypt({ aesKey, appId: "wx1", ciphertext });
}
