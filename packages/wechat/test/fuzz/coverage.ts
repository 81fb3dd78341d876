/**
 * Target of Jazzer.js (`pnpm fuzz:coverage`), which searches for input that reaches new code. Only functions that must not throw are
 * called, so any error is a finding.
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
