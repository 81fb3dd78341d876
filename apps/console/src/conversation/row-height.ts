import type { Content } from "@jieru/shared/domain/message";
import { foldedLines, isLong, linesOf } from "./text/long-text.ts";
import { isUnfolded } from "./text/unfolded.ts";
import type { TimelineRow } from "./timeline-items.ts";

const lineHeight = 22;
const foldButtonPx = 28;

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
  const folded = isLong(content.text) && !isUnfolded(content.text);
  return folded ? 16 + lineHeight * foldedLines + foldButtonPx : 16 + lineHeight * linesOf(content.text);
}
