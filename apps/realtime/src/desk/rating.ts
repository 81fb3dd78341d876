import { replyBlock } from "@jieru/shared/domain/allowance";
import { isRatingAsked, keptRatingText, ratingValidMs } from "@jieru/shared/domain/rating";
import { endUndoAcceptedMs } from "@jieru/shared/domain/session";
import type { Command } from "./command.ts";
import { mayBeSent } from "./conduct-rules.ts";
import {
  type Conversation,
  type Desk,
  type DeskMessage,
  type DeskSession,
  getConversation,
  hasNewerSession,
  type Moment,
} from "./desk.ts";
import { isOfBefore } from "./erasure.ts";
import type { Decision, NewFact } from "./fact.ts";
import { newMessage } from "./moves.ts";
import { queued } from "./replies.ts";
import { updatedEndNotice } from "./updated-end-notice.ts";

/** No epoch of a real owner. NOTE: the previous release does not know the link, and lets this question fail (CR3). */
const noOnesEpoch = -1;

export const isQuestionOf = (s: DeskSession, { id }: DeskMessage): boolean => s.rating?.messageId === id;

/** [CR2] Returns when to ask, once the end cannot be undone (SE18); null: not at all. */
export function ratingDueAt(
  { account, conversations }: Desk,
  before: DeskSession,
  { now }: Moment,
): number | null {
  const conversation = conversations.get(before.conversationId);
  return conversation && isRatingAsked(account, before, conversation, now) ? now + endUndoAcceptedMs : null;
}

export const isRatingDue = ({ state, ratingDueAt: due }: DeskSession, { now }: Moment): boolean =>
  state === "ended" && due !== null && due <= now;

/** [CR2] Asks the customer, unless they came again or can get no reply. */
export function askRating(desk: Desk, ended: DeskSession, moment: Moment): NewFact {
  const { account } = desk;
  const conversation = getConversation(desk, ended.conversationId);
  const session = { ...ended, ratingDueAt: null };
  const isGone = isOfBefore(conversation, ended) || hasNewerSession(desk, ended) || conversation.blocked;
  const text = account.ratingRequest && keptRatingText(account.ratingRequest.text);
  if (isGone || !text || replyBlock(conversation.allowance, moment.now) || !mayBeSent(desk, text))
    return { type: "rating_request_dropped", at: moment.now, session };
  const reply: DeskMessage = {
    ...newMessage(session, { type: "text", text }, moment),
    direction: "out",
    epoch: noOnesEpoch,
  };
  const rating = { messageId: reply.id, askedAt: moment.now, given: null };
  const fact = queued({ reply, session, conversation }, moment);
  return { ...fact, session: { ...session, rating } };
}

export const withoutFailed = (s: DeskSession, m: DeskMessage): DeskSession =>
  isQuestionOf(s, m) && m.delivery?.state === "failed" && !s.rating?.given ? { ...s, rating: null } : s;

type Rate = Extract<Command, { do: "rate" }>;

/** [CR4] Returns whether the customer may rate, or change their rating. */
function isOpen({ rating }: DeskSession, now: number): boolean {
  return rating != null && now < rating.askedAt + ratingValidMs;
}

export function rateSession(desk: Desk, { sessionId, said }: Rate, moment: Moment): Decision {
  const before = desk.sessions.get(sessionId);
  const conversation: Conversation | undefined = before && desk.conversations.get(before.conversationId);
  if (!before?.rating || !conversation || isOfBefore(conversation, before) || !isOpen(before, moment.now))
    return { refusal: "session_not_found" };
  const { given } = before.rating;
  if (given?.score === said.score && given.comment === said.comment) return [];
  const session = { ...before, rating: { ...before.rating, given: { ...said, at: moment.now } } };
  return [
    { type: "session_rated", at: moment.now, session, ...updatedEndNotice(desk, session, { rating: said }) },
  ];
}
