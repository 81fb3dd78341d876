import type { ClientMessageId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { MessagesPage } from "@jieru/shared/protocol/http";

/** A message at its place by `seq`; one we have under this id gives way to its newer self. */
export function placeMessage(messages: readonly Message[], message: Message): Message[] {
  const others = messages.filter((m) => m.id !== message.id);
  const after = others.findLastIndex((m) => m.seq < message.seq) + 1;
  return [...others.slice(0, after), message, ...others.slice(after)];
}

/** [FD3] A loaded page plus an event equals the page loaded after the event. What the page was read after changes nothing. */
export function applyMessage(page: MessagesPage, event: Event): MessagesPage {
  if (!event.message || event.seq <= page.seq) return page;
  // NOTE: a change to a message older than the page belongs to a page that is not loaded.
  const first = page.messages[0];
  if (page.more && first && event.message.seq < first.seq) return { ...page, seq: event.seq };
  return { ...page, seq: event.seq, messages: placeMessage(page.messages, event.message) };
}

/** An older page in front of what is held; what both have is kept as the newer one says it. */
export function prependOlder(held: MessagesPage, older: MessagesPage): MessagesPage {
  const known = new Set(held.messages.map((m) => m.id));
  const fresh = older.messages.filter((m) => !known.has(m.id));
  return { ...held, more: older.more, messages: [...fresh, ...held.messages] };
}

/** Replies of ours that the server has told nothing about yet: the others have a message of the same client id. */
export function notYetTold<P extends { clientMessageId: ClientMessageId }>(
  pending: readonly P[],
  messages: readonly Message[],
): P[] {
  const told = new Set(messages.map((m) => m.clientMessageId));
  return pending.filter((p) => !told.has(p.clientMessageId));
}
