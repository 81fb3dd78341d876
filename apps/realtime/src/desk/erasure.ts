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

/** [WU6] [CR7] [RM6] Topic, score and times stay: they do not identify a customer. */
const emptied = (s: DeskSession): DeskSession => ({
  ...s,
  lastMessage: null,
  source: null,
  wrapUp: s.wrapUp ? { ...s.wrapUp, line: null } : null,
  rating: s.rating ? withoutComment(s.rating) : null,
  reminder: s.reminder ? { ...s.reminder, text: null } : null,
  ratingDueAt: null,
  beforeEnd: null,
});

const withoutComment = (rating: Rating): Rating => ({
  ...rating,
  given: rating.given && { ...rating.given, comment: null },
});

/** [RT2] [RT3] Ends the session and removes what is known about the customer. */
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

/** [RT1] Removes deleted messages from a session. Ended sessions notify only agents who have them open. */
export function expireWords(
  desk: Desk,
  { sessionId, before, watched }: Extract<Command, { do: "expire_words" }>,
  moment: Moment,
): Decision {
  const s = (watched && findOpenSession(desk, watched)) || desk.sessions.get(sessionId);
  const conversation = s && desk.conversations.get(s.conversationId);
  if (!s || (conversation && isOfBefore(conversation, s))) return [];
  const isGone = s.lastMessage ? s.lastMessage.at < before : false;
  if (!(watched || (isGone && s.state !== "ended"))) return [];
  return [{ type: "words_expired", at: moment.now, session: isGone ? emptied(s) : s }];
}

/** WeChat gives up a push after about 15 s, so a later message was written after the erasure, whatever the clocks say. */
const onItsWayMs = 60_000;

/** [RT4] WeChat's times are whole seconds: only a certainly older message counts. */
export const saidBeforeErasure = (
  { erased }: Conversation,
  saidAt: number | undefined,
  now: number,
): boolean =>
  erased !== null &&
  saidAt !== undefined &&
  saidAt + 1_000 <= erased.at &&
  Math.abs(now - erased.at) <= onItsWayMs;

/** [RT3] Returns whether the session is from before the erasure, and therefore hidden. */
export const isOfBefore = ({ erased }: Conversation, session: DeskSession): boolean =>
  erased !== null && session.lastSeq <= erased.seq;

/** Returns whether the message is erased, although its rows may still exist. */
export const isErased = (conversation: Conversation | undefined, m: DeskMessage): boolean =>
  conversation?.erased != null && m.seq <= conversation.erased.seq;
