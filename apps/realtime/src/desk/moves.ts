/** Moves of sessions from state to state. These functions only make new records from old ones. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { type Content, type Message, type Notice, previewOf } from "@jieru/shared/domain/message";
import type { SessionBlock, SessionOutcome } from "@jieru/shared/domain/session";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { initialOf } from "./codec.ts";
import {
  type Conversation,
  type Desk,
  type DeskAgent,
  type DeskMessage,
  type DeskSession,
  getConversation,
  type Moment,
} from "./desk.ts";
import { withLoad } from "./evolve.ts";
import type { Moved, MoveType } from "./fact.ts";
import { sessionFields } from "./stored-fields.ts";

/** Returns a session that waits from now on. `source` is the page the customer came from. */
export function newSession(conversation: Conversation, source: string | null, moment: Moment): DeskSession {
  return {
    ...initialOf(sessionFields),
    id: moment.newId() as DeskSession["id"],
    conversationId: conversation.id,
    lastOwnerId: conversation.lastOwnerId,
    source,
    openedAt: moment.now,
    waitingSince: moment.now,
    lastActivityAt: moment.now,
  };
}

/** The place of a message: a session, or the conversation alone (SE12). */
type Place = Pick<DeskMessage, "sessionId" | "conversationId">;
const placeOf = (s: DeskSession): Place => ({ sessionId: s.id, conversationId: s.conversationId });

/** Returns a message without a place in the order yet: its `seq` is 0. */
export const newMessage = (s: DeskSession, content: Content, moment: Moment): DeskMessage =>
  newMessageAt(placeOf(s), content, moment);

/** Returns the same for a place that need not be a session. */
export function newMessageAt(place: Place, content: Content, moment: Moment): DeskMessage {
  const base: Omit<Message, keyof Content> & { epoch: number | null } = {
    id: moment.newId() as Message["id"],
    seq: 0,
    ...place,
    at: moment.now,
    direction: "in",
    agentId: null,
    clientMessageId: null,
    delivery: null,
    resendOf: null,
    lateMs: null,
    epoch: null,
  };
  return { ...base, ...content } as DeskMessage;
}

/** Returns a system notice about something that happened. It has no author. */
export const noticeIn = (s: DeskSession, notice: Notice, moment: Moment): DeskMessage => ({
  ...newMessage(s, { type: "notice", notice }, moment),
  direction: "system",
});

/** Returns the session after a message: its idle time starts again (SE3). */
export const touched = (desk: Desk, s: DeskSession, now: number): DeskSession => ({
  ...s,
  lastActivityAt: now,
  reactivateAt: s.state === "active" ? now + desk.account.reactivateAfterMs : null,
});

/**
 * [BO2] Returns the session after a reply. The owner's first reply records how long the customer waited under this
 * owner.
 */
export const answered = (s: DeskSession, now: number): DeskSession => {
  const since = Math.max(s.pickedUpAt ?? now, s.unansweredSince ?? 0);
  return { ...s, firstResponseMs: s.firstResponseMs ?? Math.max(0, now - since) };
};

/** Returns the session with the preview of its last message, for the lists. */
export const withLast = (s: DeskSession, message: DeskMessage): DeskSession => ({
  ...s,
  lastMessage: previewOf(message),
});

/**
 * [RP10] Returns the longest time in the queue, in milliseconds, including a wait that ends now. The time of a lapsed
 * session ended when it lapsed (DI8).
 */
export const queuedUntil = (
  { state, waitingSince, lapsed, queuedMs }: DeskSession,
  now: number,
): number | null =>
  state !== "waiting" || lapsed || waitingSince === null
    ? queuedMs
    : Math.max(queuedMs ?? 0, now - waitingSince);

/**
 * Returns the session as active with an owner: picked up, assigned or reactivated. `epoch` changes with the owner, so
 * that decisions under a previous owner no longer apply (SE10).
 */
export const owned = (desk: Desk, s: DeskSession, ownerId: AgentId, now: number): DeskSession => ({
  ...touched(desk, { ...s, state: "active" }, now),
  ownerId,
  lastOwnerId: ownerId,
  queuedMs: queuedUntil(s, now),
  epoch: s.ownerId === ownerId ? s.epoch : s.epoch + 1,
  waitingSince: null,
  lapsed: false,
  inactiveSince: null,
  servedSince: now,
  returnedBy: null,
  pickedUpAt: s.ownerId === ownerId && s.pickedUpAt !== null ? s.pickedUpAt : now,
  firstResponseMs: s.ownerId === ownerId ? s.firstResponseMs : null,
  handedBy: s.ownerId === ownerId ? s.handedBy : null,
});

/** [SE3] [SE4] Returns the session as inactive. The owner does not change. */
export const inactive = (s: DeskSession, now: number): DeskSession => ({
  ...s,
  state: "inactive",
  reactivateAt: null,
  servedSince: null,
  inactiveSince: now,
});

/** Returns the session back in the queue, with its last owner recorded (SE6). */
export const waitingAgain = (s: DeskSession, now: number): DeskSession => ({
  ...s,
  state: "waiting",
  ownerId: null,
  lastOwnerId: s.ownerId ?? s.lastOwnerId,
  epoch: s.epoch + 1,
  handedBy: null,
  waitingSince: now,
  lapsed: false,
  reactivateAt: null,
  servedSince: null,
  inactiveSince: null,
});

/**
 * [DI2] Returns the session back in the queue. A customer who was never answered has waited all along, whoever owned
 * the session.
 */
export const backInLine = (s: DeskSession, now: number): DeskSession => ({
  ...waitingAgain(s, now),
  waitingSince: s.unansweredSince ?? now,
});

/**
 * [DI6] Returns the session back in the queue, after somebody returned it. Dispatch does not assign it to its owner
 * again.
 */
export const returned = (s: DeskSession, now: number): DeskSession => ({
  ...backInLine(s, now),
  returnedBy: s.ownerId,
});

/** [SE17] Returns the outcome; null if the customer wrote nothing. */
export function outcomeOf({ spoken, firstAnswerMs, pickedUpAt, lapsed }: DeskSession): SessionOutcome | null {
  if (!spoken) return null;
  if (firstAnswerMs !== null) return "answered";
  if (pickedUpAt !== null) return "not_answered";
  return lapsed ? "lapsed" : "never_picked_up";
}

/**
 * Returns the session as ended. The owner stays on record, as nobody else may read what only the owner was answering.
 */
export const ended = (s: DeskSession, now: number): DeskSession => ({
  ...s,
  state: "ended",
  waitingSince: null,
  lapsed: false,
  reactivateAt: null,
  servedSince: null,
  inactiveSince: null,
  unread: 0,
  unansweredSince: null,
  handedBy: null,
  reminder: null,
  endedAt: now,
  queuedMs: queuedUntil(s, now),
  closedUnanswered: s.spoken && s.unansweredSince !== null,
  outcome: outcomeOf(s),
  ratingDueAt: null,
  beforeEnd: null,
});

/** [SE19] Returns the session as if it had not ended. The caller sets its owner and state. */
export const unended = (s: DeskSession): DeskSession => ({
  ...s,
  endedAt: null,
  outcome: null,
  closedUnanswered: false,
  ratingDueAt: null,
  beforeEnd: null,
});

/** Returns the agents whose load changes with a session's state or owner. Only active sessions count. */
export function loadsAfter(desk: Desk, before: DeskSession, after: DeskSession): DeskAgent[] {
  const from = before.state === "active" ? before.ownerId : null;
  const to = after.state === "active" ? after.ownerId : null;
  if (from === to) return [];
  const changed: DeskAgent[] = [];
  const leaving = from && desk.agents.get(from);
  const taking = to && desk.agents.get(to);
  if (leaving) changed.push(withLoad(leaving, -1));
  if (taking) changed.push(withLoad(taking, 1));
  return changed;
}

interface Move {
  type: MoveType;
  before: DeskSession;
  after: DeskSession;
  notice: Notice;
}

/**
 * [WU5] [CR5] Adds wrap-up and rating to the notice of any end. The session may have been rated after an earlier end.
 */
function withSaid(notice: Notice, { wrapUp, rating }: DeskSession): Notice {
  if (notice.what !== "ended") return notice;
  const given = rating?.given;
  return {
    ...notice,
    ...(wrapUp && { wrapUp }),
    ...(given && { rating: { score: given.score, comment: given.comment } }),
  };
}

/** Returns a block from the shared table as a refusal, with the name of the agent it is about. */
export function refusalOf(desk: Desk, block: SessionBlock): Refusal {
  if (!("agentId" in block) || block.agentId === null) return block as Refusal;
  const name = desk.agents.get(block.agentId)?.name;
  return name === undefined ? (block as Refusal) : ({ ...block, agentName: name } as Refusal);
}

/** Returns the fact of a session's move: the new record, its notice in the timeline, and the changed loads. */
export function moved(desk: Desk, { type, before, after, notice }: Move, moment: Moment): Moved {
  const agents = loadsAfter(desk, before, after);
  const changedHands = before.ownerId !== after.ownerId;
  const conversation = getConversation(desk, after.conversationId);
  return {
    type,
    at: moment.now,
    session: after,
    message: noticeIn(after, withSaid(notice, after), moment),
    ...(agents.length > 0 && { agents }),
    ...(changedHands && { previousOwnerId: before.ownerId }),
    ...(changedHands && after.ownerId && { conversation: { ...conversation, lastOwnerId: after.ownerId } }),
  };
}

export const overCapacity = (agent: DeskAgent): Refusal | null =>
  agent.load < agent.capacity
    ? null
    : { refusal: "over_capacity", load: agent.load, capacity: agent.capacity };
