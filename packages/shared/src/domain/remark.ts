import { inOneLine } from "./in-one-line.ts";
import { beginningOf } from "./length-of.ts";

export const remarkLength = 60;

/** Returns another name as a remark: on one line, and cut at the limit. */
export const asRemark = (name: string): string =>
  beginningOf(inOneLine(name).replace(/\s+/g, " "), remarkLength).trim();
