/**
 * Finds the ciphertext in a push's body before its signature is verified. Any client can send such a body, so it is read in one pass,
 * without a parser, and only the ciphertext is copied.
 */
import { formatOf } from "./push-fields.ts";

const name = "Encrypt";
const codeOf = (sign: string): number => sign.charCodeAt(0);
const [quote, backslash, colon, comma] = [codeOf('"'), codeOf("\\"), codeOf(":"), codeOf(",")];
const [openBrace, closeBrace, openBracket, closeBracket] = [
  codeOf("{"),
  codeOf("}"),
  codeOf("["),
  codeOf("]"),
];

/** Returns the value of the top-level field `Encrypt`; null without one, or if two differ. */
export function findEncrypt(body: string): string | null {
  const found = formatOf(body) === "json" ? listInJson(body) : listInXml(body);
  return found.every((value) => value === found[0]) ? (found[0] ?? null) : null;
}

function listInJson(body: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let isName = false;
  let isValue = false;
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) depth--;
    else if (code === comma) isName = isValue = false;
    else if (code === colon) isValue = isName;
    else if (code === quote) {
      const end = endOfString(body, at);
      if (end === -1) break;
      if (depth === 1 && isValue) found.push(unescaped(body.slice(at, end + 1)));
      isName = depth === 1 && end - at === name.length + 1 && body.startsWith(name, at + 1);
      isValue = false;
      at = end;
    }
  }
  return found;
}

/** Returns the position of the closing quote of a string; -1 without one. */
function endOfString(body: string, start: number): number {
  for (let at = start + 1; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === quote) return at;
    if (code === backslash) at++;
  }
  return -1;
}

/** Some encoders write `/`, which occurs in base64, as `\/`. */
function unescaped(literal: string): string {
  if (!literal.includes("\\")) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return "";
  }
}

const cdata = "<![CDATA[";
const tagLimit = 2_000;

function listInXml(body: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let at = body.indexOf("<");
  for (let tags = 0; at !== -1; tags++) {
    if (tags > tagLimit) return [];
    if (body.startsWith(cdata, at)) {
      at = body.indexOf("<", after(body, "]]>", at));
      continue;
    }
    if (depth === 1 && body.startsWith("<Encrypt>", at)) {
      const end = body.indexOf("</Encrypt>", at);
      if (end === -1) break;
      found.push(textOf(body.slice(at + "<Encrypt>".length, end)));
      at = body.indexOf("<", end + 1);
      continue;
    }
    const end = after(body, ">", at);
    if (body.startsWith("</", at)) depth--;
    else if (!body.startsWith("<?", at) && !body.startsWith("/>", end - 2)) depth++;
    at = body.indexOf("<", end);
  }
  return found;
}

/** Returns the position after the next occurrence of the mark; the end of the body without one. */
function after(body: string, mark: string, from: number): number {
  const at = body.indexOf(mark, from);
  return at === -1 ? body.length : at + mark.length;
}

function textOf(inside: string): string {
  const text = inside.trim();
  return text.startsWith(cdata) && text.endsWith("]]>") ? text.slice(cdata.length, -"]]>".length) : text;
}
