import { type Options, stringify } from "csv-stringify/sync";

export type Cell = string | number | null;

/** A formula after a semicolon or a line break. */
const innerFormula = /([;\r\n]\s*)(?=[=+\-@\t])/g;

/** Neutralizes formulas after separators: some programs end a cell at a semicolon or a row at a quoted line break. */
const forExcel: Options = {
  record_delimiter: "windows",
  escape_formulas: true,
  quoted_match: /[\r\n;]/,
  cast: { string: (text) => text.replace(innerFormula, "$1'") },
};

export const csvOf = (rows: readonly (readonly Cell[])[]): string => stringify(rows as Cell[][], forExcel);

export const byteOrderMark = "\ufeff";

const counted = /^[\s\d.,:;/\\%+\-()¥￥$€eE年月日时時分秒]+$/;
/** For example `SEPT1`, `5-Mar` or `Dec 2026`. */
const dated =
  /^[\s\d\-/.,]*(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)[\s\d\-/.,:]*$/i;
/** For example `3 pm` or `10:30 a`. */
const timed = /^\d[\d:.]*(\s+[ap]|\s*[ap]m)$/i;
const ofDigits = [counted, dated, timed];

/** Prefixes `'` where a spreadsheet would read a number, date, boolean or formula, beyond `escape_formulas`. */
export function asTextCell(text: string): string {
  const isTaken =
    (/\d/.test(text) && ofDigits.some((look) => look.test(text))) || /^(\n|true$|false$)/i.test(text);
  return isTaken ? `'${text}` : text;
}
