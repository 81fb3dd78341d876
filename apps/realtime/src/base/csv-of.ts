/** [RP7] [EX3] CSV as Excel opens it. */
import { type Options, stringify } from "csv-stringify/sync";

export type Cell = string | number | null;

/** A character that begins a formula, after a semicolon or a line break. */
const innerFormula = /([;\r\n]\s*)(?=[=+\-@\t])/g;

/**
 * Writes Excel's line ends. No text begins a formula at its start, after a semicolon or after a line break.
 * In locales with a decimal comma, a semicolon ends a cell. Some programs end a row at a line break within quotes.
 */
const forExcel: Options = {
  record_delimiter: "windows",
  escape_formulas: true,
  quoted_match: /[\r\n;]/,
  cast: { string: (text) => text.replace(innerFormula, "$1'") },
};

export const csvOf = (rows: readonly (readonly Cell[])[]): string => stringify(rows as Cell[][], forExcel);

/** The start of a file, which marks it as UTF-8. */
export const byteOrderMark = "\ufeff";

/** Numbers, amounts, dates and times have only these characters. */
const counted = /^[\s\d.,:;/\\%+\-()¥￥$€eE年月日时時分秒]+$/;
/** For example `SEPT1`, `5-Mar` or `Dec 2026`. */
const dated =
  /^[\s\d\-/.,]*(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)[\s\d\-/.,:]*$/i;
/** For example `3 pm` or `10:30 a`. */
const timed = /^\d[\d:.]*(\s+[ap]|\s*[ap]m)$/i;
const ofDigits = [counted, dated, timed];

/**
 * Returns the text as a CSV cell. `'` prevents a spreadsheet from making it a number, date, boolean or formula.
 * This covers the cases that `escape_formulas` does not.
 */
export function asSaid(text: string): string {
  const isTaken =
    (/\d/.test(text) && ofDigits.some((look) => look.test(text))) || /^(\n|true$|false$)/i.test(text);
  return isTaken ? `'${text}` : text;
}
