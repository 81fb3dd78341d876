/** What an agent has written and not sent, one text a conversation, kept by the browser across reloads. */
import type { ConversationId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";

const prefix = "jieru.draft.";
const listeners = new Set<() => void>();
/** Holds what the browser would not store (private windows, full storage), and spares reading it for every row. */
const drafts = new Map<string, string>();

function stored(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function store(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // NOTE: storage may be refused or full; the text still lives in this tab.
  }
}

/** The draft of a conversation; empty when there is none. */
export function readDraft(id: ConversationId): string {
  const key = prefix + id;
  const known = drafts.get(key);
  if (known !== undefined) return known;
  const text = stored(key);
  drafts.set(key, text);
  return text;
}

export function writeDraft(id: ConversationId, text: string): void {
  const key = prefix + id;
  drafts.set(key, text);
  store(key, text);
  for (const listener of listeners) listener();
}

/** Puts a text back into the box without losing what stands there. */
export function putBackDraft(id: ConversationId, text: string): void {
  const there = readDraft(id);
  writeDraft(id, there.trim() === "" ? text : `${text}\n${there}`);
}

/** Another tab wrote: its word counts here too. */
function onStorage(event: StorageEvent): void {
  if (!event.key?.startsWith(prefix)) return;
  drafts.set(event.key, event.newValue ?? "");
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

/** The draft of a conversation, followed: `[草稿]` in the list and the composer read the same one. */
export const useDraft = (id: ConversationId): string => useSyncExternalStore(subscribe, () => readDraft(id));
