import { inOneLine } from "./in-one-line.ts";
import { beginningOf } from "./length-of.ts";

/** How long a remark may be, in characters. */
export const remarkLength = 60;

/** What another name would be as a remark: in one line, and its beginning where it is too long. */
export const asRemark = (name: string): string =>
  beginningOf(inOneLine(name).replace(/\s+/g, " "), remarkLength).trim();
