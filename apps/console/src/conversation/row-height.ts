import type { Content } from "@jieru/shared/domain/message";
import type { TimelineRow } from "./timeline-items.ts";

/** How tall a row is before it was measured; near enough that the scroll bar does not jump. */
export function estimateRow(row: TimelineRow): number {
  const above = (row.day ? 26 : 0) + (row.session ? 26 : 0) + (row.newCount ? 28 : 0) + (row.lead ? 10 : 4);
  if (row.kind === "notices") return above + 18;
  if (row.kind === "gap") return above + 28;
  if (row.kind === "note") return above + 32;
  return above + (row.kind === "message" ? bodyHeight(row.message) : 38);
}

function bodyHeight(content: Content): number {
  if (content.type === "image") return 160;
  if (content.type === "miniprogrampage" || content.type === "link") return 64;
  if (content.type !== "text") return 38;
  const lines = content.text
    .split("\n")
    .reduce((n, line) => n + Math.max(1, Math.ceil(widthOf(line) / lineWidth)), 0);
  return 16 + 22 * lines;
}

/** Of a line, in Chinese characters. */
const lineWidth = 31;

/** Letters and digits are about half as wide; an order number, or a link, must not count as twice as many lines. */
const widthOf = (line: string): number => line.length - line.replace(/[\u2E80-\uFFFF]/g, "").length * 0.45;
