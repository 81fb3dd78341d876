import type { ClientMessageId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import { joinGaps } from "@jieru/shared/domain/push-gap";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { MessagesPage } from "@jieru/shared/protocol/http";

/** Places a message by `seq`. [RD5] A message beyond the page is ignored, as it would leave a hole. */
export function placeMessage(page: MessagesPage, message: Message): MessagesPage {
  const { messages, more, newer } = page;
  const [first, last] = [messages[0], messages.at(-1)];
  if ((more && first && message.seq < first.seq) || (newer && last && message.seq > last.seq)) return page;
  const others = messages.filter((m) => m.id !== message.id);
  const after = others.findLastIndex((m) => m.seq < message.seq) + 1;
  return { ...page, messages: [...others.slice(0, after), message, ...others.slice(after)] };
}

/** [FD3] Returns the page after the event, as if loaded after it. A known event changes nothing. */
export function applyMessage(page: MessagesPage, event: Event): MessagesPage {
  if (event.seq <= page.seq) return page;
  if (event.gap) return { ...page, seq: event.seq, gaps: joinGaps(page.gaps, [event.gap]) };
  return event.message ? { ...placeMessage(page, event.message), seq: event.seq } : page;
}

/** [RD5] The limit per conversation; scrolling on drops the furthest messages. */
export const heldMessages = 1_500;

const withoutKnown = (page: MessagesPage, { messages }: MessagesPage): Message[] => {
  const known = new Set(messages.map((m) => m.id));
  return page.messages.filter((m) => !known.has(m.id));
};

/** Later events must be applied from the earlier of both reads on. */
const readAt = (a: MessagesPage, b: MessagesPage): number => Math.min(a.seq, b.seq);

const withheldOf = ({ withheld }: MessagesPage): Pick<MessagesPage, "withheld"> =>
  withheld === undefined ? {} : { withheld };

/** Adds an older page in front; of duplicates, the held version stays. */
export function prependOlder(held: MessagesPage, older: MessagesPage): MessagesPage {
  const messages = [...withoutKnown(older, held), ...held.messages];
  return {
    seq: readAt(held, older),
    more: older.more,
    newer: held.newer || messages.length > heldMessages,
    gaps: joinGaps(held.gaps, older.gaps),
    messages: messages.slice(0, heldMessages),
    ...withheldOf(older),
  };
}

export function appendNewer(held: MessagesPage, newer: MessagesPage): MessagesPage {
  const messages = [...held.messages, ...withoutKnown(newer, held)];
  return {
    seq: readAt(held, newer),
    more: held.more || messages.length > heldMessages,
    newer: newer.newer,
    gaps: joinGaps(held.gaps, newer.gaps),
    messages: messages.slice(-heldMessages),
    ...withheldOf(newer),
  };
}

/** Returns the pending replies that are not among the messages, by client message id. */
export function unconfirmedOf<P extends { clientMessageId: ClientMessageId }>(
  pending: readonly P[],
  messages: readonly Message[],
): P[] {
  if (pending.length === 0) return [];
  const confirmedIds = new Set(messages.map((m) => m.clientMessageId));
  return pending.filter((p) => !confirmedIds.has(p.clientMessageId));
}
