/** One field and the sign behind it, written as WeChat writes them: without blanks, escapes or control characters, numbers whole. */
const FIELD = /"([A-Za-z]\w*)":(?:"([ !#-[\]-\uffff]*)"|(-?(?:0|[1-9]\d*)))([,}])/y;
/** More than WeChat sends, and fewer than would be too many. */
const FIELDS_AT_MOST = 100;

/**
 * The fields of an object that holds nothing but strings and whole numbers, these as the digits that were written. Null for whatever
 * is not written so plainly: that says nothing of whether it is JSON.
 */
export function readFlatJson(text: string): Map<string, string> | null {
  if (!text.startsWith("{")) return null;
  const fields = new Map<string, string>();
  FIELD.lastIndex = 1;
  while (fields.size < FIELDS_AT_MOST) {
    const found = FIELD.exec(text);
    if (!found) return null;
    const [, name = "", words, digits = "", sign] = found;
    if (fields.has(name)) return null;
    fields.set(name, words ?? digits);
    if (sign === "}") return FIELD.lastIndex === text.length ? fields : null;
  }
  return null;
}
