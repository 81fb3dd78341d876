/**
 * A session: `waiting → active ⇄ inactive → ended`. The table `sessionCan` decides which actions are allowed, for the button, its tooltip
 * and the server's answer.
 */
import type { z } from "zod";
import { supervises, type Viewer } from "./agent.ts";
import { isOpen, type ReplyBlock, replyBlock } from "./allowance.ts";
import type { AgentId } from "./ids.ts";
import type { Mention } from "./mention.ts";
import type { customer, session, sessionState } from "./session-schema.ts";

export const sessionStates = ["waiting", "active", "inactive", "ended"] as const;
export type SessionState = z.infer<typeof sessionState>;

/**
 * [SE17] How a session in which the customer wrote has ended. `answered`: a person replied. `not_answered`: it was picked up, and no person
 * replied. `never_picked_up`: no agent picked it up. `lapsed`: no agent had picked it up when the reply window closed.
 */
export const sessionOutcomes = ["answered", "not_answered", "never_picked_up", "lapsed"] as const;
export type SessionOutcome = (typeof sessionOutcomes)[number];

/** [SE18] How long the console offers to undo an end. */
export const endUndoMs = 6_000;
/** [SE18] How long the server accepts the undo, with a second for the request. [CR2] Only then is the customer asked for a rating. */
export const endUndoAcceptedMs = endUndoMs + 1_000;

/** [AG5] In characters. */
export const transferNoteLength = 500;
/** [BL2] In characters. */
export const blockReasonLength = 200;

/** WeChat cuts the `session-from` of a button at 1,000 bytes. */
export const maxSourceLength = 1_000;

export type Customer = z.infer<typeof customer>;
export type Session = z.infer<typeof session>;

type OwnFields =
  | "id"
  | "conversationId"
  | "customer"
  | "allowance"
  | "lastOwnerId"
  | "source"
  | "openedAt"
  | "waitingSince"
  | "lastActivityAt";

export const initialSession = {
  state: "waiting",
  ownerId: null,
  epoch: 0,
  unread: 0,
  unansweredSince: null,
  lastMessage: null,
  lastSeq: 0,
  spoken: false,
  lapsed: false,
  pickedUpAt: null,
  firstResponseMs: null,
  handedBy: null,
  reactivateAt: null,
  inactiveSince: null,
  endedAt: null,
  outcome: null,
  wrapUp: null,
  rating: null,
  reminder: null,
  urgent: false,
} as const satisfies Omit<Session, OwnFields>;

/** [SE3] Returns whether an idle session returns to the queue instead of becoming inactive, because its customer waits for an answer. */
export const returnsToQueue = (
  { unansweredSince }: Pick<Session, "unansweredSince">,
  { keepUnanswered }: { keepUnanswered: boolean },
): boolean => unansweredSince !== null && !keepUnanswered;

/**
 * [SE13] Returns the author of our last message; null for the account itself. Sessions of older releases give their owner, or their last
 * one.
 */
export const lastSpeaker = ({ lastMessage: last, ownerId, lastOwnerId }: Session): AgentId | null =>
  last?.agentId === undefined ? (ownerId ?? lastOwnerId) : last.agentId;

export type SessionBlock =
  | { refusal: "session_not_found" }
  | { refusal: "already_picked_up"; agentId: AgentId }
  | { refusal: "session_ended" }
  | { refusal: "session_waiting" }
  | { refusal: "session_inactive" }
  | { refusal: "session_not_inactive" }
  | { refusal: "session_not_ended" }
  | { refusal: "customer_blocked" }
  | { refusal: "not_owner"; agentId: AgentId | null }
  | { refusal: "not_allowed" }
  | ReplyBlock;

export type SessionStanding = Pick<Session, "state" | "ownerId">;
type WithAllowance = SessionStanding & Pick<Session, "allowance">;
type Reopened = WithAllowance & { customer: Pick<Customer, "blocked"> };
type Rule = (session: Reopened, viewer: Viewer, now: number) => SessionBlock | null;

const isOwner = (s: SessionStanding, viewer: Viewer) => s.ownerId === viewer.id;
const ended = (s: SessionStanding): SessionBlock | null =>
  s.state === "ended" ? { refusal: "session_ended" } : null;
const waits = (s: SessionStanding): SessionBlock | null =>
  s.state === "waiting" ? { refusal: "session_waiting" } : null;
const ownerOnly = (s: SessionStanding, viewer: Viewer): SessionBlock | null =>
  waits(s) ?? (isOwner(s, viewer) ? null : { refusal: "not_owner", agentId: s.ownerId });
const supervisorsOnly = (viewer: Viewer): SessionBlock | null =>
  supervises(viewer) ? null : { refusal: "not_allowed" };

const mayRead = (s: SessionStanding, viewer: Viewer): SessionBlock | null =>
  supervises(viewer) || s.state === "waiting" || isOwner(s, viewer) ? null : { refusal: "not_allowed" };

function waitingOnly(s: SessionStanding): SessionBlock | null {
  if (s.state === "waiting") return null;
  return s.ownerId ? { refusal: "already_picked_up", agentId: s.ownerId } : ended(s);
}

export const sessionCan = {
  pickUp: (s) => ended(s) ?? waitingOnly(s),
  reactivate: (s, viewer) =>
    ended(s) ?? ownerOnly(s, viewer) ?? (s.state === "inactive" ? null : { refusal: "session_not_inactive" }),
  /** [SE7] The owner, or a supervisor, in any open state. */
  end: (s, viewer) => ended(s) ?? (supervises(viewer) ? null : ownerOnly(s, viewer)),
  /** [SE19] This rule does not know whether the customer has a newer session. */
  reopen: (s, viewer, now) =>
    (s.state === "ended" ? null : { refusal: "session_not_ended" }) ??
    (supervises(viewer) ? null : ownerOnly(s, viewer)) ??
    (s.customer.blocked ? { refusal: "customer_blocked" } : null) ??
    (isOpen(s.allowance, now)
      ? null
      : { refusal: "reply_window_closed", left: s.allowance.left, until: s.allowance.until }),
  /** [SE10] [SE5] [RA3] */
  reply: (s, viewer, now) =>
    ended(s) ??
    ownerOnly(s, viewer) ??
    (s.state === "inactive" ? { refusal: "session_inactive" } : null) ??
    replyBlock(s.allowance, now),
  /** [AG5] A supervisor assigns a waiting session to an agent. */
  assign: (s, viewer) => supervisorsOnly(viewer) ?? ended(s) ?? waitingOnly(s),
  transfer: (s, viewer) => ended(s) ?? waits(s) ?? (supervises(viewer) ? null : ownerOnly(s, viewer)),
  takeOver: (s, viewer) => supervisorsOnly(viewer) ?? ended(s),
  /** [AG7] Own and waiting sessions; supervisors read all sessions of their account. */
  read: mayRead,
  /** [AG11] While the session waits, an agent reads the open session only. */
  readHistory: (s, viewer) => mayRead(s, viewer) ?? (supervises(viewer) ? null : waits(s)),
  /** [NO1] [TG2] Notes, tags and the remark, in every state. */
  annotate: mayRead,
  /** [MN2] A note may address agents who can read the conversation whoever picks it up. */
  beMentioned: (s, viewer) => (supervises(viewer) || isOwner(s, viewer) ? null : { refusal: "not_allowed" }),
  block: (s, viewer) => (supervises(viewer) ? null : ownerOnly(s, viewer)),
  /** [WU3] Before and after the end. */
  wrapUp: (s, viewer) => (supervises(viewer) ? null : ownerOnly(s, viewer)),
  /** [RM2] While the session has an owner. */
  remind: (s, viewer) => ended(s) ?? waits(s) ?? (supervises(viewer) ? null : ownerOnly(s, viewer)),
  /** [SE20] The owner, or a supervisor in any open state. */
  markUrgent: (s, viewer) => ended(s) ?? (supervises(viewer) ? null : ownerOnly(s, viewer)),
  markRead: (s, viewer) => ownerOnly(s, viewer),
} satisfies Record<string, Rule>;

export type SessionAction = keyof typeof sessionCan;

export const blockOf = <A extends SessionAction>(
  action: A,
  s: A extends "reopen" ? Reopened : A extends "reply" ? WithAllowance : SessionStanding,
  viewer: Viewer,
  now: number,
): SessionBlock | null => (sessionCan[action] as Rule)(s as Reopened, viewer, now);

/**
 * Returns whether the session belongs to this viewer's own lists. Waiting sessions are in the queue, which has its own window (FD5); ended
 * ones are loaded page by page.
 */
export const isListed = (s: Pick<Session, "state" | "ownerId">, viewer: Viewer): boolean =>
  (s.state === "active" || s.state === "inactive") && (supervises(viewer) || s.ownerId === viewer.id);

/** [MN4] Returns the unseen note that addresses this viewer, if they may read it now. */
export const mentionOf = (
  s: Pick<Session, "state" | "ownerId" | "customer">,
  viewer: Viewer,
): Mention | undefined =>
  blockOf("beMentioned", s, viewer, 0)
    ? undefined
    : s.customer.mentions?.find((m) => m.agentId === viewer.id);
