/**
 * [NO8] Notes that are written and not kept yet, one text a conversation. They live apart from the drafts of replies: no
 * change of mode carries a word from one to the other.
 */
import type { ConversationId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";

const prefix = "jieru.note-draft.";
const listeners = new Set<() => void>();
const drafts = new Map<ConversationId, string>();

function stored(id: ConversationId): string {
  try {
    return localStorage.getItem(prefix + id) ?? "";
  } catch {
    return "";
  }
}

export function readNoteDraft(id: ConversationId): string {
  const known = drafts.get(id);
  if (known !== undefined) return known;
  const text = stored(id);
  drafts.set(id, text);
  return text;
}

export function writeNoteDraft(id: ConversationId, text: string): void {
  drafts.set(id, text);
  try {
    if (text === "") localStorage.removeItem(prefix + id);
    else localStorage.setItem(prefix + id, text);
  } catch {
    // NOTE: storage may be refused or full; the text still lives in this tab.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useNoteDraft = (id: ConversationId): string =>
  useSyncExternalStore(subscribe, () => readNoteDraft(id));
