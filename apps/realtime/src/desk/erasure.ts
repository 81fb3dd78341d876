import type { Rating } from "@jieru/shared/domain/rating";
import type { Command } from "./command.ts";
import {
  type Conversation,
  type Desk,
  type DeskMessage,
  type DeskSession,
  findOpenSession,
  type Moment,
} from "./desk.ts";
import type { Decision } from "./fact.ts";
import { ended, loadsAfter } from "./moves.ts";

type EraseCustomer = Extract<Command, { do: "erase_customer" }>;

/** [WU6] [CR7] [RM6] What it was about names no customer, nor does a score or a time. */
const emptied = (s: DeskSession): DeskSession => ({
  ...s,
  lastMessage: null,
  source: null,
  wrapUp: s.wrapUp ? { ...s.wrapUp, line: null } : null,
  rating: s.rating ? wordless(s.rating) : null,
  reminder: s.reminder ? { ...s.reminder, text: null } : null,
  ratingDueAt: null,
  beforeEnd: null,
});

const wordless = (rating: Rating): Rating => ({
  ...rating,
  given: rating.given && { ...rating.given, comment: null },
});

/** [RT2] [RT3] The session ends, the customer becomes a stranger, and nothing up to this fact may be read any more. */
export function eraseCustomer(desk: Desk, command: EraseCustomer, moment: Moment): Decision {
  const { agentId, conversationId, sessionId } = command;
  const agent = desk.agents.get(agentId);
  if (!agent) return { refusal: "not_bound" };
  if (agent.role !== "admin") return { refusal: "not_allowed" };
  const conversation = desk.conversations.get(conversationId);
  if (!conversation) return { refusal: "session_not_found" };
  const erased = {
    ...conversation,
    remark: null,
    tags: [],
    mentions: [],
    unfinishedReplies: 0,
    erased: { at: moment.now, seq: desk.seq + 1 },
  };
  const fact = {
    type: "customer_erased" as const,
    at: moment.now,
    conversation: erased,
    tagsRemoved: conversation.tags,
  };
  const before = findOpenSession(desk, conversationId) ?? (sessionId && desk.sessions.get(sessionId));
  if (!before) return [fact];
  const session = emptied(before.state === "ended" ? before : ended(before, moment.now));
  const agents = loadsAfter(desk, before, session);
  const sourceRemoved = before.source;
  return [
    {
      ...fact,
      session,
      sourceRemoved,
      ...(agents.length > 0 && { agents }),
      previousOwnerId: before.ownerId,
    },
  ];
}

/**
 * [RT1] A session shows nothing of messages that are gone. If it has ended, only those who have it open are told; if its
 * customer was erased since the night began, nobody is (RT3).
 */
export function expireWords(
  desk: Desk,
  { sessionId, before, watched }: Extract<Command, { do: "expire_words" }>,
  moment: Moment,
): Decision {
  // [AG7] Another session may have been opened since the night began, and decides who hears of it.
  const s = (watched && findOpenSession(desk, watched)) || desk.sessions.get(sessionId);
  const conversation = s && desk.conversations.get(s.conversationId);
  if (!s || (conversation && isOfBefore(conversation, s))) return [];
  const isGone = s.lastMessage ? s.lastMessage.at < before : false;
  if (!(watched || (isGone && s.state !== "ended"))) return [];
  return [{ type: "words_expired", at: moment.now, session: isGone ? emptied(s) : s }];
}

/**
 * WeChat gives up after about 15 s. So what comes later than this was said after the erasure, however WeChat's clock differs
 * from ours; the same holds for what seems to come as long before it, as our clock was set back since.
 */
const onItsWayMs = 60_000;

/** [RT4] WeChat's times are whole seconds: only what is certainly older counts as said before the erasure. */
export const saidBeforeErasure = (
  { erased }: Conversation,
  saidAt: number | undefined,
  now: number,
): boolean =>
  erased !== null &&
  saidAt !== undefined &&
  saidAt + 1_000 <= erased.at &&
  Math.abs(now - erased.at) <= onItsWayMs;

/** [RT3] A session from before the customer was erased: it is there for nobody any more. */
export const isOfBefore = ({ erased }: Conversation, session: DeskSession): boolean =>
  erased !== null && session.lastSeq <= erased.seq;

/** Its rows may still exist, but nothing of it may be told any more. */
export const isErased = (conversation: Conversation | undefined, m: DeskMessage): boolean =>
  conversation?.erased != null && m.seq <= conversation.erased.seq;
