/** [RD16] Which long texts this page shows whole. What is scrolled away and comes back is as it was left. */
import type { MessageId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";
import { createListeners } from "../../ui/listeners.ts";

const listeners = createListeners();
const unfolded = new Set<MessageId>();

export const isUnfolded = (id: MessageId): boolean => unfolded.has(id);

export function unfold(id: MessageId): void {
  if (unfolded.has(id)) return;
  unfolded.add(id);
  listeners.tell();
}

export function fold(id: MessageId): void {
  if (unfolded.delete(id)) listeners.tell();
}

export const useUnfolded = (id: MessageId): boolean =>
  useSyncExternalStore(listeners.listen, () => unfolded.has(id));
