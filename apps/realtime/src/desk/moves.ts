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

type Place = Pick<DeskMessage, "sessionId" | "conversationId">;
const placeOf = (s: DeskSession): Place => ({ sessionId: s.id, conversationId: s.conversationId });

export const newMessage = (s: DeskSession, content: Content, moment: Moment): DeskMessage =>
  newMessageAt(placeOf(s), content, moment);

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

export const noticeIn = (s: DeskSession, notice: Notice, moment: Moment): DeskMessage => ({
  ...newMessage(s, { type: "notice", notice }, moment),
  direction: "system",
});

export const touched = (desk: Desk, s: DeskSession, now: number): DeskSession => ({
  ...s,
  lastActivityAt: now,
  reactivateAt: s.state === "active" ? now + desk.account.reactivateAfterMs : null,
});

/** [BO2] The owner's first reply records how long the customer waited under this owner. */
export const answered = (s: DeskSession, now: number): DeskSession => {
  const since = Math.max(s.pickedUpAt ?? now, s.unansweredSince ?? 0);
  return { ...s, firstResponseMs: s.firstResponseMs ?? Math.max(0, now - since) };
};

export const withLast = (s: DeskSession, message: DeskMessage): DeskSession => ({
  ...s,
  lastMessage: previewOf(message),
});

/** [RP10] Returns the longest time in the queue, in milliseconds. A lapsed session's time ended at the lapse (DI8). */
export const queuedUntil = (
  { state, waitingSince, lapsed, queuedMs }: DeskSession,
  now: number,
): number | null =>
  state !== "waiting" || lapsed || waitingSince === null
    ? queuedMs
    : Math.max(queuedMs ?? 0, now - waitingSince);

/** Returns the session as active. `epoch` changes with the owner, so that earlier decisions no longer apply (SE10). */
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

export const inactive = (s: DeskSession, now: number): DeskSession => ({
  ...s,
  state: "inactive",
  reactivateAt: null,
  servedSince: null,
  inactiveSince: now,
});

/** Returns the session to the queue, with its last owner recorded (SE6). */
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

/** [DI2] Returns the session to the queue. A customer who was never answered has waited all along. */
export const requeued = (s: DeskSession, now: number): DeskSession => ({
  ...waitingAgain(s, now),
  waitingSince: s.unansweredSince ?? now,
});

/** [DI6] Returns the session to the queue. Dispatch skips the owner who returned it. */
export const returned = (s: DeskSession, now: number): DeskSession => ({
  ...requeued(s, now),
  returnedBy: s.ownerId,
});

/** [SE17] Returns null if the customer wrote nothing. */
export function outcomeOf({ spoken, firstAnswerMs, pickedUpAt, lapsed }: DeskSession): SessionOutcome | null {
  if (!spoken) return null;
  if (firstAnswerMs !== null) return "answered";
  if (pickedUpAt !== null) return "not_answered";
  return lapsed ? "lapsed" : "never_picked_up";
}

/** Ends the session. The owner stays on record for reading rights. */
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

/** [SE19] Clears the end. The caller sets owner and state. */
export const unended = (s: DeskSession): DeskSession => ({
  ...s,
  endedAt: null,
  outcome: null,
  closedUnanswered: false,
  ratingDueAt: null,
  beforeEnd: null,
});

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

/** [WU5] [CR5] Adds wrap-up and rating, which may be from an earlier end. */
function withSaid(notice: Notice, { wrapUp, rating }: DeskSession): Notice {
  if (notice.what !== "ended") return notice;
  const rated = rating?.given;
  return {
    ...notice,
    ...(wrapUp && { wrapUp }),
    ...(rated && { rating: { score: rated.score, comment: rated.comment } }),
  };
}

export function refusalOf(desk: Desk, block: SessionBlock): Refusal {
  if (!("agentId" in block) || block.agentId === null) return block as Refusal;
  const name = desk.agents.get(block.agentId)?.name;
  return name === undefined ? (block as Refusal) : ({ ...block, agentName: name } as Refusal);
}

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
