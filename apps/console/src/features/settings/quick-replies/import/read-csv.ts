/** [QR12] Reads CSV files of spreadsheets with any encoding and separator. */

/** Returns the bytes as text; anything but UTF-8 was saved by a Chinese Excel. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Returns the separator that occurs most often in the headings. */
function separatorOf(text: string): string {
  const [headings = ""] = text.split(/[\r\n]/, 1);
  const count = (sign: string) => headings.split(sign).length;
  return [",", ";", "\t"].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}

export const isWritten = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== "");

/** Returns rows of cells as in RFC 4180. A quote inside an unquoted cell is text. Drops blank rows at the end. */
export function cellsOf(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  let hasContent = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
    hasContent = false;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text.charAt(++at);
      else quoted = false;
    } else if (sign === '"' && !hasContent) {
      quoted = hasContent = true;
    } else if (sign === separator) {
      endCell();
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[at + 1] === "\n") at++;
      endCell();
      rows.push([]);
    } else {
      cell += sign;
      hasContent = true;
    }
  }
  endCell();
  return rows.slice(0, rows.findLastIndex(isWritten) + 1);
}
