import { isLosslessNumber, parse } from "lossless-json";

/** Limits brackets, braces and commas, since the envelope is read before its signature can be checked. */
const MARK_LIMIT = 2_000;
const MARKS = new Set([..."[]{},"].map((sign) => sign.charCodeAt(0)));

/**
 * Returns the top-level strings and numbers of a JSON object. Numbers keep their digits, since a MsgId may exceed 2^53. Nested values are
 * left out. Null if the text is not a JSON object, has more than 2,000 marks, or has a key twice with different values.
 */
export function readJsonFields(text: string): Map<string, string> | null {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const fields = new Map<string, string>();
  for (const [name, field] of Object.entries(value)) {
    if (typeof field === "string") fields.set(name, field);
    else if (isLosslessNumber(field)) fields.set(name, field.value);
  }
  return fields;
}

/** Returns whether fields have these JSON types, which `readJsonFields` does not tell. */
export function hasJsonTypes(text: string, types: Record<string, "number" | "string">): boolean {
  const fields = parseJson(text) as Record<string, unknown> | null | undefined;
  const typeOf = (name: string) => (isLosslessNumber(fields?.[name]) ? "number" : typeof fields?.[name]);
  return Object.entries(types).every(([name, type]) => typeOf(name) === type);
}

function parseJson(text: string): unknown {
  let marks = 0;
  const json = escapeControls(text, (code) => {
    if (MARKS.has(code)) marks++;
  });
  if (marks > MARK_LIMIT) return undefined;
  try {
    return parse(json);
  } catch {
    return undefined;
  }
}

const [QUOTE, BACKSLASH, BLANK] = ['"', "\\", " "].map((sign) => sign.charCodeAt(0));

/**
 * Escapes control characters inside strings, as JSON requires. WeChat writes them unescaped in nicknames (lanrion/weixin_authorize#52,
 * ihaolin/common#4). Valid JSON stays unchanged. One pass; `onOutside` gets every character outside strings.
 */
export function escapeControls(json: string, onOutside?: (code: number) => void): string {
  let out = "";
  let copied = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isInString = !isInString;
    else if (code === BACKSLASH) at++;
    else if (isInString && code < (BLANK as number)) {
      out += `${json.slice(copied, at)}\\u${code.toString(16).padStart(4, "0")}`;
      copied = at + 1;
    } else if (!isInString) onOutside?.(code);
  }
  return copied === 0 ? json : out + json.slice(copied);
}
