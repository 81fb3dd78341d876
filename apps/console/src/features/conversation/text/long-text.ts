/** The width of a bubble's line, in Chinese characters. */
const lineWidth = 31;
/** A text of more lines is folded to `foldedLines`. */
const foldsBeyond = 20;
export const foldedLines = 12;

/** Letters and digits are about half as wide as Chinese characters. */
const widthOf = (line: string): number => line.length - line.replace(/[\u2E80-\uFFFF]/g, "").length * 0.45;

/** Returns about how many lines the text takes in a bubble on a wide window. */
export const linesOf = (text: string): number =>
  text.split("\n").reduce((n, line) => n + Math.max(1, Math.ceil(widthOf(line) / lineWidth)), 0);

/** [RD16] Decided by the text alone, so that no bubble changes its height after rendering. */
export const isLong = (text: string): boolean => linesOf(text) > foldsBeyond;
