/** [RD16] Which long texts this page shows in full, so that a text scrolled out of view and back is as it was. */
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
