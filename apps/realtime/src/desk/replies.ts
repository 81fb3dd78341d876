import { beginAttempt, refundReply, spendReply, withoutAttempt } from "@jieru/shared/domain/allowance";
import { isBlank } from "@jieru/shared/domain/blank";
import type { MessageId } from "@jieru/shared/domain/ids";
import { isRatingQuestion } from "@jieru/shared/domain/rating";
import { blockOf, type SessionBlock } from "@jieru/shared/domain/session";
import { byteLength, textLimitBytes } from "@jieru/shared/domain/text-limit";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { Command, ReplyContent } from "./command.ts";
import { checkReply } from "./conduct-rules.ts";
import {
  type Conversation,
  type Desk,
  type DeskDelivery,
  type DeskMessage,
  type DeskSession,
  getConversation,
  type Moment,
  viewSession,
} from "./desk.ts";
import { isErased } from "./erasure.ts";
import type { Decision, NewFact } from "./fact.ts";
import { answered, newMessage, refusalOf, touched, withLast } from "./moves.ts";

type Reply = Extract<Command, { do: "reply" }>;

function contentRefusal(content: ReplyContent): Refusal | null {
  if (content.type !== "text") return null;
  if (isBlank(content.text)) return { refusal: "text_empty" };
  const bytes = byteLength(content.text);
  return bytes > textLimitBytes ? { refusal: "text_too_long", bytes, limit: textLimitBytes } : null;
}

/** Returns the content as text. The field order may differ after a read from the database. */
function textOf(m: ReplyContent): string {
  switch (m.type) {
    case "text":
      return m.text;
    case "image":
      return m.image.mediaId;
    case "link":
      return JSON.stringify([m.link.title, m.link.description, m.link.url, m.link.thumbUrl]);
    case "miniprogrampage":
      return JSON.stringify([m.card.title, m.card.appId, m.card.pagePath, m.card.cover?.mediaId]);
  }
}

/** [OB1] Ignores an identical repeat and refuses different content under the same id. */
function again(known: DeskMessage, command: Reply): Decision {
  const same =
    known.type === command.content.type &&
    known.sessionId === command.sessionId &&
    known.agentId === command.agentId &&
    textOf(known as ReplyContent) === textOf(command.content);
  return same ? [] : { refusal: "client_message_id_reused" };
}

/** [OB3] Allows sending again once, and only if the customer may not have the reply. */
function resendRefusal(desk: Desk, command: Reply, conversation: Conversation): Refusal | null {
  if (!command.resendOf) return null;
  const original = desk.messages.get(command.resendOf);
  if (original?.conversationId !== conversation.id || isErased(conversation, original))
    return { refusal: "message_not_found" };
  const state = original.delivery?.state;
  if (isRatingQuestion(original)) return { refusal: "message_not_unconfirmed" };
  if (state !== "unconfirmed" && state !== "failed") return { refusal: "message_not_unconfirmed" };
  const isRepeated = desk.messages.values().some((m) => m.resendOf === original.id);
  return isRepeated ? { refusal: "message_sent_again" } : null;
}

const firstDelivery = (c: Conversation): DeskDelivery => ({
  state: "queued",
  reason: null,
  code: null,
  ordinal: c.allowance.granted - c.allowance.left + 1,
  of: c.allowance.granted,
});

/** Searches the loaded messages only. */
export const findByClientId = (desk: Desk, id: Reply["clientMessageId"]): DeskMessage | undefined => {
  for (const m of desk.messages.values()) if (m.clientMessageId === id) return m;
  return undefined;
};

type LeftOver = Pick<DeskSession, "unread" | "unansweredSince">;
const nothing: LeftOver = { unread: 0, unansweredSince: null };

/** Returns when the customer first wrote after a message; null: not since; undefined: not loaded. */
function saidSince(desk: Desk, s: DeskSession, line: MessageId): number | null | undefined {
  const seen = desk.messages.get(line);
  if (seen?.conversationId !== s.conversationId) return undefined;
  const isLater = (m: DeskMessage) => m.sessionId === s.id && m.direction === "in" && m.seq > seen.seq;
  return [...desk.messages.values()].filter(isLater).reduce(earliest, null);
}
const earliest = (before: number | null, { at }: DeskMessage): number => Math.min(before ?? at, at);

/** [TR11] Returns what the reply leaves unread and unanswered. */
function leftOver(desk: Desk, s: DeskSession, seen: MessageId | null): LeftOver {
  const last = s.lastMessage;
  if (seen === null || last === null || last.id === seen) return nothing;
  const { unread, unansweredSince: waits } = s;
  const since = saidSince(desk, s, seen);
  if (since === null) return nothing;
  // Messages that others have seen and answered since stay answered.
  if (since !== undefined) return { unread, unansweredSince: waits && Math.max(waits, since) };
  if (last.direction === "in") return { unread, unansweredSince: last.at };
  const behindReply = last.direction === "out" && last.delivery !== "failed";
  return unread > 0 || behindReply ? { unread, unansweredSince: waits } : nothing;
}

/** [RA8] Returns whether a reply that RA3 refuses may be sent as an attempt. */
const mayTry = (block: SessionBlock, command: Reply, { unfinishedReplies }: Conversation): boolean =>
  block.refusal === "reply_allowance_used" &&
  command.beyondAllowance === true &&
  block.attempt === undefined &&
  unfinishedReplies === 0;

/** [SE10] [SE5] [RA3] [RA8] [OB1] [CD3] [CD4] Decides a reply by the owner. */
export function decideReply(desk: Desk, command: Reply, moment: Moment): Decision {
  const known = findByClientId(desk, command.clientMessageId);
  if (known) return again(known, command);
  const agent = desk.agents.get(command.agentId);
  if (!agent) return { refusal: "not_bound" };
  const s = desk.sessions.get(command.sessionId);
  if (!s) return { refusal: "session_not_found" };
  const block = blockOf("reply", viewSession(desk, s), agent, moment.now);
  const conversation = getConversation(desk, s.conversationId);
  if (block && !mayTry(block, command, conversation)) return refusalOf(desk, block);
  const bad = contentRefusal(command.content) ?? resendRefusal(desk, command, conversation);
  if (bad) return bad;
  const accepted = checkReply(desk, command, s, moment);
  if (!Array.isArray(accepted)) return accepted;

  const reply: DeskMessage = {
    ...newMessage(s, command.content, moment),
    direction: "out",
    agentId: agent.id,
    clientMessageId: command.clientMessageId,
    resendOf: command.resendOf,
    epoch: s.epoch,
  };
  const session = {
    ...touched(desk, answered(s, moment.now), moment.now),
    firstAnswerMs: s.firstAnswerMs ?? (s.unansweredSince === null ? null : moment.now - s.unansweredSince),
    ...leftOver(desk, s, command.seen),
    handedBy: null,
  };
  const waits: Waits = {
    ...(s.unansweredSince !== null && { waitedBefore: s.unansweredSince }),
    ...(session.unansweredSince !== null && { waitsAfter: session.unansweredSince }),
  };
  const fact = queued({ reply, session, conversation: answeredByAgent(conversation), waits }, moment);
  return [accepted.length > 0 ? { ...fact, accepted } : fact];
}

const answeredByAgent = (c: Conversation): Conversation =>
  c.autoReplied ? { ...c, autoReplied: { ...c.autoReplied, sessionId: null } } : c;

type Waits = Pick<DeskDelivery, "waitedBefore" | "waitsAfter">;

interface Outgoing {
  reply: DeskMessage;
  session: DeskSession;
  conversation: Conversation;
  waits?: Waits;
}

/** [RA8] Without a reply left, this is an attempt. */
const spent = (a: Conversation["allowance"]) => (a.left > 0 ? spendReply(a) : beginAttempt(a));

/** Returns the fact of an outgoing message. Every message leaves through here. */
export function queued(
  { reply, session, conversation, waits = {} }: Outgoing,
  moment: Moment,
): Extract<NewFact, { type: "reply_queued" }> {
  const message: DeskMessage = { ...reply, delivery: { ...firstDelivery(conversation), ...waits } };
  return {
    type: "reply_queued",
    at: moment.now,
    message,
    session: withLast(session, message),
    conversation: {
      ...conversation,
      allowance: spent(conversation.allowance),
      unfinishedReplies: conversation.unfinishedReplies + 1,
    },
    dispatch: {
      messageId: message.id,
      conversationId: session.conversationId,
      state: "queued",
      attempts: 0,
      notBefore: moment.now,
    },
  };
}

/** Clocks of servers may differ by this much. */
const toleratedMs = 1_000;

/** [RA4] Returns whether the newest grant came after the reply. A grant in the future comes from a corrected clock. */
export function isGrantedSince(
  { allowance: { grantedAt } }: Conversation,
  m: Pick<DeskMessage, "at">,
  now: number,
): boolean {
  if (grantedAt === null || grantedAt <= m.at) return false;
  const isDatedAhead = grantedAt > now + toleratedMs && m.at <= now + toleratedMs;
  return !isDatedAhead;
}

export const isUnfinished = ({ delivery }: DeskMessage): boolean =>
  delivery?.state === "queued" || delivery?.state === "sending";

/** [RA8] Returns whether no grant or other reply's place has paid for this reply. */
export function isOpenAttempt(c: Conversation, m: DeskMessage, now: number): boolean {
  const { ordinal = 0, of = 0 } = m.delivery ?? {};
  return c.allowance.attempt === "under_way" && ordinal > of && !isGrantedSince(c, m, now);
}

/** [RA7] Refunds an undelivered reply to its grant, unless WeChat has said since that nothing is left (RA4). */
export const refunded = (c: Conversation, m: DeskMessage, now: number): Conversation => {
  if (isOpenAttempt(c, m, now)) return { ...c, allowance: withoutAttempt(c.allowance) };
  const { grantedAt, attempt } = c.allowance;
  if (grantedAt === null) return c;
  const isOfEarlierGrant = isGrantedSince(c, m, now);
  if (isOfEarlierGrant && !isUnfinished(m)) return c;
  const paidAt = isOfEarlierGrant ? grantedAt : m.at;
  const isNone = c.allowanceCorrectedAt !== null && paidAt <= c.allowanceCorrectedAt;
  if (isNone) return c;
  // [RA8] The open attempt takes the free place.
  const pays = attempt === "under_way" ? withoutAttempt : refundReply;
  return { ...c, allowance: pays(c.allowance) };
};
