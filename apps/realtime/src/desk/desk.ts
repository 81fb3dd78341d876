/**
 * The desk: one account as the pure core sees it. It has no I/O, no clock and no random numbers: `now` and new ids are
 * arguments.
 */
import type { Agent, Status } from "@jieru/shared/domain/agent";
import type { Allowance } from "@jieru/shared/domain/allowance";
import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type {
  AgentId,
  ClientMessageId,
  ConversationId,
  KeywordReplyId,
  MessageId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import type { Mention } from "@jieru/shared/domain/mention";
import type { Delivery, Message } from "@jieru/shared/domain/message";
import type { Customer, Session } from "@jieru/shared/domain/session";
import type { Account } from "@jieru/shared/domain/snapshot";

export type DeskAccount = Account;

export interface DeskAgent extends Omit<Agent, "whenBack"> {
  /** 1–100, unique in the account. The seats enforce the limit of AG1. */
  seat: number;
  /** The status the agent chose last. While they are gone, `status` is `offline` (AG3). */
  chosenStatus: Status;
  lastAssignedAt: number | null;
}

export interface Conversation {
  id: ConversationId;
  openid: string;
  remark: string | null;
  tags: string[];
  blocked: boolean;
  /** Mentions that their recipients have not seen yet (MN4). */
  mentions: readonly Mention[];
  allowance: Allowance;
  /** When WeChat last said that it accepts no more replies, whatever our count was (RA4); null: never. */
  allowanceCorrectedAt: number | null;
  /** Replies that are queued or being sent: rows in the outbox (RA2). */
  unfinishedReplies: number;
  /**
   * When the account last sent an auto-reply (GR5); null: never. `sessionId`: the session in which no agent has replied
   * since; null: an agent has.
   */
  autoReplied: { at: number; sessionId: SessionId | null } | null;
  /** The keyword replies of the last minutes, and when they were sent (KA4). */
  keywordReplied: readonly { id: KeywordReplyId; at: number }[];
  /** The agent who last served the customer, in any session (DI2). */
  lastOwnerId: AgentId | null;
  /** When the customer was erased, and the seq of that fact; null: never (RT2). */
  erased: { at: number; seq: number } | null;
}

/** A session without the fields of its conversation; `viewSession` joins them. */
export type ShownSession = Omit<Session, "customer" | "allowance">;
export interface DeskSession extends ShownSession {
  /**
   * How long the customer waited for the first reply of an agent, in milliseconds; null: no agent has replied (SE17).
   */
  firstAnswerMs: number | null;
  /**
   * The longest time in the queue, as the queue showed it, in milliseconds; null: it has never left the queue (RP10).
   */
  queuedMs: number | null;
  /** Whether the session ended while the customer's last message waited for an answer (RP10). */
  closedUnanswered: boolean;
  /** Since when its owner has served it and could reply; null unless active (DI4). */
  servedSince: number | null;
  /** The agent who returned it to the queue: dispatch does not assign it to them again (DI6). */
  returnedBy: AgentId | null;
  /** [CR2] When the rating question is due; null: no question is to be sent. */
  ratingDueAt: number | null;
  /** [SE18] The values that an end by an agent changed; null unless an agent ended the session in the last days. */
  beforeEnd: BeforeEnd | null;
}

/** The values that undoing an end restores, and who may undo it. */
export type BeforeEnd = { by: AgentId } & Pick<
  DeskSession,
  "state" | "waitingSince" | "lapsed" | "unread" | "unansweredSince" | "reminder"
>;

/** A reply has the epoch under which it was decided (SE10). */
export type DeskMessage = Message & { epoch: number | null; delivery: DeskDelivery | null };
export interface DeskDelivery extends Delivery {
  /** The latest attempt that was begun, counted from 1 (OB2). */
  attempt?: number;
  /** When this attempt was begun. Earlier releases left it out. */
  begunAt?: number;
  /** Since when the customer had waited for an answer when this reply was written; absent: they did not wait. */
  waitedBefore?: number;
  /**
   * Since when the customer still waits after this reply arrives, for messages its author had not seen (TR11); absent:
   * they do not.
   */
  waitsAfter?: number;
}

/** The outbox row of a delivery. It is deleted when the delivery has ended. */
export interface Dispatch {
  messageId: MessageId;
  conversationId: ConversationId;
  state: "queued" | "sending" | "done";
  attempts: number;
  notBefore: number;
}

export interface Desk {
  seq: number;
  account: DeskAccount;
  /** All bound agents. */
  agents: ReadonlyMap<AgentId, DeskAgent>;
  /** All keyword replies, in order. */
  keywordReplies: readonly KeywordReply[];
  /** All rules. */
  conductRules: readonly ConductRule[];
  /** The conversations, sessions and messages that the current commands touch, and the head of the waiting queue. */
  conversations: ReadonlyMap<ConversationId, Conversation>;
  sessions: ReadonlyMap<SessionId, DeskSession>;
  messages: ReadonlyMap<MessageId, DeskMessage>;
  outbox: ReadonlyMap<MessageId, Dispatch>;
  /**
   * [CD7] The key is a reply of the current commands to a customer who waits for no answer. The value is the customers
   * who lately got the same text from the same agent without having written before it.
   */
  unprompted: ReadonlyMap<ClientMessageId, ReadonlySet<ConversationId>>;
  /** The number of waiting sessions, loaded or not. */
  waitingCount: number;
  /**
   * The loaded part of the waiting queue: every session up to this place, in the order of `byPlace`. Lapsed sessions
   * are loaded only if a command names them (DI8).
   */
  queueLoadedUntil: QueuePlace | "all" | "none";
}

export type QueuePlace = Pick<DeskSession, "id" | "lapsed" | "waitingSince">;

/** The time of a decision, and the source of new ids. */
export interface Moment {
  now: number;
  newId(): string;
}

const customerOf = ({
  id,
  openid,
  remark,
  tags,
  blocked,
  mentions,
}: Omit<Conversation, "allowance" | "erased">): Customer => ({
  id,
  openid,
  remark,
  tags,
  blocked,
  ...mentionsShown(mentions),
});

/** Leaves the field out if there are no mentions, which is nearly always so. */
export const mentionsShown = (mentions: readonly Mention[]): { mentions?: Mention[] } =>
  mentions.length > 0 ? { mentions: [...mentions] } : {};

/** Leaves out the fields that only the desk needs. */
const shownSession = ({
  servedSince: _,
  returnedBy: __,
  firstAnswerMs: ___,
  ratingDueAt: ____,
  beforeEnd: _____,
  queuedMs: ______,
  closedUnanswered: _______,
  ...s
}: DeskSession): ShownSession => s;

export const viewSession = (desk: Desk, s: DeskSession): Session => {
  const { allowance, ...conversation } = getConversation(desk, s.conversationId);
  return { ...shownSession(s), customer: customerOf(conversation), allowance };
};

/** Throws if `needs.ts` of the lane did not load the conversation, which is a bug. */
export function getConversation(desk: Desk, id: ConversationId): Conversation {
  const found = desk.conversations.get(id);
  if (!found) throw new Error(`conversation ${id} was not loaded`);
  return found;
}

/** Searches the loaded conversations only. Customers whom the command does not name are not loaded. */
export function findConversationOf(desk: Desk, openid: string): Conversation | undefined {
  for (const c of desk.conversations.values()) if (c.openid === openid) return c;
  return undefined;
}

/**
 * [AG7] Returns the session that decides who may read the conversation: the open one, else the newest. Only for
 * conversations that were loaded with their messages.
 */
export function findRulingSession(desk: Desk, id: ConversationId): DeskSession | undefined {
  const all = [...desk.sessions.values()].filter((s) => s.conversationId === id);
  const newest = all.toSorted((a, b) => b.openedAt - a.openedAt || b.lastSeq - a.lastSeq)[0];
  return all.find((s) => s.state !== "ended") ?? newest;
}

/**
 * [SE19] Returns whether the customer came again after this session had opened. Only for sessions that were loaded with
 * the newest one.
 */
export const hasNewerSession = (desk: Desk, s: DeskSession): boolean =>
  desk.sessions
    .values()
    .some(
      (other) =>
        other.conversationId === s.conversationId &&
        (other.openedAt - s.openedAt || other.lastSeq - s.lastSeq) > 0,
    );

/** Returns the session that has not ended; a conversation has at most one. */
export function findOpenSession(desk: Desk, id: ConversationId): DeskSession | undefined {
  for (const s of desk.sessions.values()) if (s.conversationId === id && s.state !== "ended") return s;
  return undefined;
}
