/** Stores pending replies, one entry each, so that tabs do not overwrite each other's. */
import type { ClientMessageId } from "@jieru/shared/domain/ids";
import type { PendingReply, Queue } from "./send-queue.ts";

const prefix = "jieru.pending.";

const fields = ["clientMessageId", "sessionId", "conversationId", "agentId", "body", "at", "state"];

/** An older release may have written the entry. */
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

export function loadPending(): PendingReply[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.flatMap((key) => parse(localStorage.getItem(key))).sort((a, b) => a.at - b.at);
  } catch {
    return [];
  }
}

/** Replies that could not be stored and exist only on this page. */
const unkept = new Set<ClientMessageId>();
const stopLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Stores new replies and removes sent ones. The browser asks before leaving while one is not stored. */
export function storePending(before: Queue, after: Queue): void {
  const wanted = new Set(after.map((p) => p.clientMessageId));
  for (const { clientMessageId: id } of before) if (!wanted.has(id)) forget(id);
  for (const p of after) if (!before.includes(p) || unkept.has(p.clientMessageId)) keep(p);
  if (unkept.size > 0) window.addEventListener("beforeunload", stopLeaving);
  else window.removeEventListener("beforeunload", stopLeaving);
}

function keep(p: PendingReply): void {
  try {
    localStorage.setItem(prefix + p.clientMessageId, JSON.stringify(p));
    unkept.delete(p.clientMessageId);
  } catch {
    unkept.add(p.clientMessageId);
  }
}

function forget(id: ClientMessageId): void {
  unkept.delete(id);
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // NOTE: refused storage holds nothing.
  }
}

/** Calls back when another tab has sent a reply. */
export function onPendingRemoved(done: (id: ClientMessageId) => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    if (key?.startsWith(prefix) && newValue === null) done(key.slice(prefix.length) as ClientMessageId);
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}
