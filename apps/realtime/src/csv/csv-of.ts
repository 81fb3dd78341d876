/** [RP7] [EX3] CSV as Excel opens it. */
import { type Options, stringify } from "csv-stringify/sync";

export type Cell = string | number | null;

/**
 * With its line ends, no text of a cell taken for a formula, nor what follows a semicolon in it, by which cells end where numbers have
 * the comma, and no line of a cell taken for a row.
 */
const forExcel: Options = { record_delimiter: "windows", escape_formulas: true, quoted_match: /[\r\n;]/ };

export const csvOf = (rows: readonly (readonly Cell[])[]): string => stringify(rows as Cell[][], forExcel);

/** What a file begins with: that it is UTF-8. */
export const byteOrderMark = "\ufeff";

/** Of these alone are numbers, amounts, dates and times. */
const counted = /^[\s\d.,:;/\\%+\-()¥￥$€eE年月日时時分秒]+$/;

/** What `escape_formulas` leaves: `'` keeps a spreadsheet from making a number, a date, a truth or a formula of it. */
export function asSaid(text: string): string {
  const isTaken = (counted.test(text) && /\d/.test(text)) || /^(\n|true$|false$)/i.test(text);
  return isTaken ? `'${text}` : text;
}
