import type { PushFormat } from "./credentials.ts";
import { readJsonFields } from "./json-fields.ts";
import { PUSH_LIMIT_BYTES } from "./limits.ts";
import { readXmlFields } from "./xml-fields.ts";

/** What a body is written in, by its first letter: WeChat sends nothing but an object or an element. */
export const formatOf = (text: string): PushFormat => (/^\s*</.test(text) ? "xml" : "json");

/** The flat text fields of a push or of its envelope, by WeChat's names; null when it cannot be read or is too big. */
export function readPushFields(text: string, format: PushFormat): ReadonlyMap<string, string> | null {
  if (Buffer.byteLength(text) > PUSH_LIMIT_BYTES) return null;
  return format === "json" ? readJsonFields(text) : readXmlFields(text);
}
