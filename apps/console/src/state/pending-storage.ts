/** Pending replies outlive a reload. One entry each, so that two tabs never overwrite each other's. */
import type { ClientMessageId } from "@jieru/shared/domain/ids";
import type { PendingReply, Queue } from "./send-queue.ts";

const prefix = "jieru.pending.";

const fields = ["clientMessageId", "sessionId", "conversationId", "agentId", "body", "at", "state"];

/** Written by this file; by an older one perhaps, so at least nothing is missing. */
const isOurs = (value: unknown): value is PendingReply =>
  typeof value === "object" && value !== null && fields.every((field) => field in value);

function parse(text: string | null): PendingReply[] {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isOurs(value) ? [value] : [];
  } catch {
    return [];
  }
}

/** Everything kept, oldest first. */
export function loadPending(): PendingReply[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => parse(localStorage.getItem(key))).sort((a, b) => a.at - b.at);
  } catch {
    return [];
  }
}

/** Writes what is new in `after`, deletes what is gone since `before`. */
export function storePending(before: Queue, after: Queue): void {
  const kept = new Set(after.map((p) => p.clientMessageId));
  try {
    for (const p of before)
      if (!kept.has(p.clientMessageId)) localStorage.removeItem(prefix + p.clientMessageId);
    for (const p of after)
      if (!before.includes(p)) localStorage.setItem(prefix + p.clientMessageId, JSON.stringify(p));
  } catch {
    // NOTE: storage may be refused or full; the replies still live in this tab.
  }
}

/** Calls back when another tab is done with a reply. */
export function onPendingRemoved(done: (id: ClientMessageId) => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    if (key?.startsWith(prefix) && newValue === null) done(key.slice(prefix.length) as ClientMessageId);
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}
