import type { RefObject } from "react";
import { slotAfter } from "../quick-replies/slots.ts";

export interface DraftBoxHandle {
  focus: () => void;
  insert: (text: string) => void;
  parts: () => [before: string, selected: string, after: string];
  /** Replaces the text between the first `before` and the last `after` characters, and selects its first slot (QR8). */
  put: (text: string, before: number, after: number) => void;
  select: (slot: string) => void;
}

export const handleOf = (
  box: RefObject<HTMLTextAreaElement | null>,
  onText: (text: string) => void,
): DraftBoxHandle => ({
  focus: () => box.current?.focus(),
  insert: (inserted) => {
    const el = box.current;
    if (!el) return;
    el.focus();
    el.setRangeText(inserted, el.selectionStart, el.selectionEnd, "end");
    onText(el.value);
  },
  parts: () => {
    const { value = "", selectionStart = 0, selectionEnd = 0 } = box.current ?? {};
    return [
      value.slice(0, selectionStart),
      value.slice(selectionStart, selectionEnd),
      value.slice(selectionEnd),
    ];
  },
  put: (inserted, before, after) => {
    const el = box.current;
    if (!el) return;
    el.focus();
    el.setRangeText(inserted, before, el.value.length - after, "end");
    onText(el.value);
    selectSlot(el, slotAfter(inserted, 0), before);
  },
  select: (slot) => {
    const el = box.current;
    const start = el?.value.indexOf(slot) ?? -1;
    if (!el || start < 0) return;
    el.focus();
    el.setSelectionRange(start, start + slot.length);
  },
});

export function selectSlot(el: HTMLTextAreaElement, slot: ReturnType<typeof slotAfter>, from = 0): void {
  if (slot) el.setSelectionRange(from + slot.start, from + slot.end);
}
