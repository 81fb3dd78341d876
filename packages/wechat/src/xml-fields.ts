import { XMLParser, XMLValidator } from "fast-xml-parser";

const DEPTH_LIMIT = 8;
const TAG_LIMIT = 2_000;
const OUTSIDE_LIMIT = 64 * 1024;

/** Values stay text exactly as written: `0012`, `1e5`, leading blanks. Entities stay unexpanded; WeChat writes free text as CDATA. */
const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEPTH_LIMIT,
});

/**
 * Returns the text of elements directly under `<xml>`, except elements that occur twice or have children. Null if the text is malformed,
 * declares anything (`<!` other than CDATA), nests deeper than 8, or exceeds 2,000 tags or 64 KB outside CDATA. Null also if it has
 * carriage returns and every private-use character.
 */
export function readXmlFields(text: string): Map<string, string> | null {
  if (isSuspicious(text)) return null;
  const carriage = text.includes("\r") ? absentCharacter(text) : "\r";
  if (carriage === null) return null;
  const root = parseRoot(elementIn(text).replaceAll("\r", carriage));
  if (typeof root !== "object" || root === null) return null;
  const fields = new Map<string, string>();
  for (const [name, field] of Object.entries(root)) {
    if (typeof field === "string") fields.set(name, field.replaceAll(carriage, "\r"));
  }
  return fields;
}

/** Lines may end in CR LF; blanks around the element have no meaning. */
const elementIn = (text: string): string => text.trim().replace(/^<\?[^>]*\?>\s*/, "");

function parseRoot(text: string): unknown {
  try {
    if (XMLValidator.validate(text) !== true) return undefined;
    return (parser.parse(text) as { xml?: unknown }).xml;
  } catch {
    return undefined;
  }
}

/**
 * Returns whether `<!` occurs outside CDATA (DOCTYPE, ENTITY, comments), a section is not closed, or tags or the text between them exceed
 * the limits. The envelope is read before its signature can be checked.
 */
function isSuspicious(text: string): boolean {
  let tags = 0;
  let inside = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at)) {
    if (!text.startsWith("<!", at)) {
      if (++tags > TAG_LIMIT) return true;
      at += 1;
      continue;
    }
    if (!text.startsWith("<![CDATA[", at)) return true;
    const end = text.indexOf("]]>", at);
    if (end === -1) return true;
    inside += end + 3 - at;
    at = end + 3;
  }
  return text.length - inside > OUTSIDE_LIMIT;
}

/**
 * Returns a private-use character that the text lacks; null if all 6,400 occur. It replaces carriage returns, which the parser would turn
 * into line feeds. One pass.
 */
function absentCharacter(text: string): string | null {
  const present = new Set(text.match(/[\ue000-\uf8ff]/g));
  for (let code = 0xe000; code <= 0xf8ff; code++) {
    const character = String.fromCharCode(code);
    if (!present.has(character)) return character;
  }
  return null;
}
