import { foldedLines, isLong, linesOf } from "../text/long-text.ts";
import { isUnfolded } from "../text/unfolded.ts";
import { handoverNoteOf } from "../tiles/notice-label.ts";
import type { SpokenMessage } from "../timeline/timeline-bodies.ts";
import type { TimelineRow } from "../timeline/timeline-items.ts";

const lineHeight = 22;
const foldButtonPx = 28;

/** Returns an estimated height until the row is measured, so that the scroll bar does not jump. */
export function estimateRowHeight(row: TimelineRow): number {
  try {
    return heightOf(row);
  } catch {
    // [TR16] A message that cannot be shown is one line.
    return lineHeight;
  }
}

function heightOf(row: TimelineRow): number {
  const above = (row.day ? 26 : 0) + (row.session ? 26 : 0) + (row.newCount ? 28 : 0) + (row.lead ? 10 : 4);
  if (row.kind === "notices")
    return above + 18 + 38 * row.messages.filter(({ notice }) => handoverNoteOf(notice)).length;
  if (row.kind === "gap") return above + 28;
  if (row.kind === "note") return above + 32;
  return above + (row.kind === "message" ? bodyHeight(row.message) : 38);
}

function bodyHeight(message: SpokenMessage): number {
  if (message.type === "image") return 160;
  if (message.type === "miniprogrampage" || message.type === "link") return 64;
  if (message.type !== "text") return 38;
  const folded = isLong(message.text) && !isUnfolded(message.id);
  return folded ? 16 + lineHeight * foldedLines + foldButtonPx : 16 + lineHeight * linesOf(message.text);
}
