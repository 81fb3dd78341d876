import { isLosslessNumber, parse } from "lossless-json";
import { escapeControls } from "./loose-json.ts";

/**
 * The top-level strings and numbers of a JSON object, numbers as the digits that were written: MsgId goes beyond 2^53.
 * Null when the text is no JSON object, or names one key twice with different values. Nested values are left out.
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

/** Undefined for what cannot be parsed, deep nesting that exhausts the stack included. */
function parseJson(text: string): unknown {
  try {
    return parse(escapeControls(text));
  } catch {
    return undefined;
  }
}
