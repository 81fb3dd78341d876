/** [RP7] [EX3] CSV as Excel opens it. */
import { type Options, stringify } from "csv-stringify/sync";

export type Cell = string | number | null;

/** A character that begins a formula, after a semicolon or a line break. */
const innerFormula = /([;\r\n]\s*)(?=[=+\-@\t])/g;

/**
 * With Excel's line ends. A text begins no formula at its start, after a semicolon or after a line break. Where numbers have a decimal comma, a
 * semicolon ends a cell. Some programs end a row at a line break within quotes.
 */
const forExcel: Options = {
  record_delimiter: "windows",
  escape_formulas: true,
  quoted_match: /[\r\n;]/,
  cast: { string: (text) => text.replace(innerFormula, "$1'") },
};

export const csvOf = (rows: readonly (readonly Cell[])[]): string => stringify(rows as Cell[][], forExcel);

/** What a file begins with: that it is UTF-8. */
export const byteOrderMark = "\ufeff";

/** Of these alone are numbers, amounts, dates and times. */
const counted = /^[\s\d.,:;/\\%+\-()¥￥$€eE年月日时時分秒]+$/;
/** As `SEPT1`, `5-Mar` or `Dec 2026`. */
const dated =
  /^[\s\d\-/.,]*(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)[\s\d\-/.,:]*$/i;
/** As `3 pm` or `10:30 a`. */
const timed = /^\d[\d:.]*(\s+[ap]|\s*[ap]m)$/i;
const ofDigits = [counted, dated, timed];

/** What `escape_formulas` leaves: `'` keeps a spreadsheet from making a number, a date, a truth or a formula of it. */
export function asSaid(text: string): string {
  const isTaken =
    (/\d/.test(text) && ofDigits.some((look) => look.test(text))) || /^(\n|true$|false$)/i.test(text);
  return isTaken ? `'${text}` : text;
}
