/** [RD16] Which long texts this page shows whole. What is scrolled away and comes back is as it was left. */
import { useSyncExternalStore } from "react";
import { createListeners } from "../../ui/listeners.ts";

const listeners = createListeners();
/** By the text itself: the same words, sent twice, are read once. */
const unfolded = new Set<string>();
/** Texts are some kilobytes; who reads more of them than this in a day folds the first anew. */
const most = 200;

export const isUnfolded = (text: string): boolean => unfolded.has(text);

export function unfold(text: string): void {
  if (unfolded.has(text)) return;
  const [oldest] = unfolded;
  if (unfolded.size >= most && oldest !== undefined) unfolded.delete(oldest);
  unfolded.add(text);
  listeners.tell();
}

export function fold(text: string): void {
  if (unfolded.delete(text)) listeners.tell();
}

export const useUnfolded = (text: string): boolean =>
  useSyncExternalStore(listeners.listen, () => unfolded.has(text));
