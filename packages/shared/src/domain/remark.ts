import { inOneLine } from "./in-one-line.ts";

/** How long a remark may be, in UTF-16 units, as the `maxlength` of a field counts them. */
export const remarkLength = 60;

/** What another name would be as a remark: in one line, its beginning where it is too long, and no half of a surrogate pair. */
export const asRemark = (name: string): string =>
  inOneLine(name)
    .replace(/\s+/g, " ")
    .slice(0, remarkLength)
    .replace(/[\ud800-\udbff]$/, "")
    .trim();
