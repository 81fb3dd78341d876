import { type QuickReply, slotsIn } from "@jieru/shared/domain/quick-reply";

/** [QR8] Returns the first unfilled slot of a quick reply in the text. */
export function openSlotIn(text: string, all: readonly QuickReply[]): string | null {
  if (!text.includes("{{")) return null;
  const known = new Set(all.flatMap((q) => slotsIn(q.text)));
  return slotsIn(text).find((slot) => known.has(slot)) ?? null;
}

export function slotAfter(text: string, from: number): { start: number; end: number } | null {
  const slot = slotsIn(text.slice(from))[0];
  if (slot === undefined) return null;
  const start = text.indexOf(slot, from);
  return { start, end: start + slot.length };
}
