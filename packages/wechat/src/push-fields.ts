import type { PushFormat } from "./credentials.ts";
import { readJsonFields } from "./json-fields.ts";
import { PUSH_LIMIT_BYTES } from "./limits.ts";
import { readXmlFields } from "./xml-fields.ts";

const BYTE_ORDER_MARK = "\ufeff";

/** Returns the format by the first letter: WeChat sends an object or an element. */
export const formatOf = (text: string): PushFormat => (/^\s*</.test(text) ? "xml" : "json");

/** Returns the flat text fields of a push or its envelope, by WeChat's names; null if it is unreadable or too big. */
export function readPushFields(text: string, format: PushFormat): ReadonlyMap<string, string> | null {
  if (Buffer.byteLength(text) > PUSH_LIMIT_BYTES) return null;
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return format === "json" ? readJsonFields(body) : readXmlFields(body);
}
