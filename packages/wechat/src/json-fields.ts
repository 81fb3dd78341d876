import { isLosslessNumber, parse } from "lossless-json";

/** Brackets, braces and commas; anybody may send them, for the envelope is read before its signature can be checked. */
const MARK_LIMIT = 2_000;
const MARKS = new Set([..."[]{},"].map((sign) => sign.charCodeAt(0)));

/**
 * Returns the top-level strings and numbers of a JSON object, numbers as the digits that were written, since a MsgId may exceed 2^53.
 * Null when the text is no JSON object, has more than 2,000 marks, or names one key twice with different values. Nested values are left out.
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

/** Whether the fields of a JSON object are of these types as they are written, which `readJsonFields` does not tell. */
export function hasJsonTypes(text: string, types: Record<string, "number" | "string">): boolean {
  const fields = parseJson(text) as Record<string, unknown> | null | undefined;
  const typeOf = (name: string) => (isLosslessNumber(fields?.[name]) ? "number" : typeof fields?.[name]);
  return Object.entries(types).every(([name, type]) => typeOf(name) === type);
}

/** Undefined for what cannot be parsed. */
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
 * The text with control characters inside its strings escaped, as JSON demands. WeChat writes them as they are: seen in
 * nicknames (lanrion/weixin_authorize#52, ihaolin/common#4). What is JSON already stays as it is. One pass, whatever the text;
 * `onOutside` hears of every character outside strings.
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
