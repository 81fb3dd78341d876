import type { PushFormat } from "./credentials.ts";
import { readJsonFields } from "./json-fields.ts";
import { PUSH_LIMIT_BYTES } from "./limits.ts";
import { readXmlFields } from "./xml-fields.ts";

const BYTE_ORDER_MARK = "\ufeff";

/** What a body is written in, by its first letter: WeChat sends nothing but an object or an element. */
export const formatOf = (text: string): PushFormat => (/^\s*</.test(text) ? "xml" : "json");

/** The flat text fields of a push or of its envelope, by WeChat's names; null when it cannot be read or is too big. */
export function readPushFields(text: string, format: PushFormat): ReadonlyMap<string, string> | null {
  if (Buffer.byteLength(text) > PUSH_LIMIT_BYTES) return null;
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return format === "json" ? readJsonFields(body) : readXmlFields(body);
}
