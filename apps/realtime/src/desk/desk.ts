/** The desk: one account as the pure core sees it. It has no I/O, clock or random numbers. */
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
  /** 1–100, unique in the account (AG1). */
  seat: number;
  /** The status chosen last; `status` is `offline` while the agent is gone (AG3). */
  chosenStatus: Status;
  lastAssignedAt: number | null;
}

export interface Conversation {
  id: ConversationId;
  openid: string;
  remark: string | null;
  tags: string[];
  blocked: boolean;
  mentions: readonly Mention[];
  allowance: Allowance;
  /** When WeChat last refused further replies (RA4); null: never. */
  allowanceCorrectedAt: number | null;
  unfinishedReplies: number;
  /** The last auto-reply (GR5). `sessionId`: null once an agent has replied. */
  autoReplied: { at: number; sessionId: SessionId | null } | null;
  keywordReplied: readonly { id: KeywordReplyId; at: number }[];
  /** The agent who last served the customer, in any session (DI2). */
  lastOwnerId: AgentId | null;
  /** The erasure's time and seq (RT2); null: never. */
  erased: { at: number; seq: number } | null;
}

export type ShownSession = Omit<Session, "customer" | "allowance">;
export interface DeskSession extends ShownSession {
  /** Wait for the first reply of an agent, in milliseconds; null: none yet (SE17). */
  firstAnswerMs: number | null;
  /** Longest time in the queue, in milliseconds; null: still in it (RP10). */
  queuedMs: number | null;
  /** The customer's last message was unanswered at the end (RP10). */
  closedUnanswered: boolean;
  /** Since when the owner has served it and could reply; null unless active (DI4). */
  servedSince: number | null;
  /** Dispatch does not assign it to this agent again (DI6). */
  returnedBy: AgentId | null;
  /** [CR2] null: no question is to be sent. */
  ratingDueAt: number | null;
  /** [SE18] null unless an agent ended the session in the last days. */
  beforeEnd: BeforeEnd | null;
}

export type BeforeEnd = { by: AgentId } & Pick<
  DeskSession,
  "state" | "waitingSince" | "lapsed" | "unread" | "unansweredSince" | "reminder"
>;

/** `epoch`: the epoch under which a reply was decided (SE10). */
export type DeskMessage = Message & { epoch: number | null; delivery: DeskDelivery | null };
export interface DeskDelivery extends Delivery {
  /** The latest attempt, counted from 1 (OB2). */
  attempt?: number;
  begunAt?: number;
  /** Since when the customer had waited when this reply was written. */
  waitedBefore?: number;
  /** Since when the customer still waits after this reply, for messages its author had not seen (TR11). */
  waitsAfter?: number;
}

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
  agents: ReadonlyMap<AgentId, DeskAgent>;
  keywordReplies: readonly KeywordReply[];
  conductRules: readonly ConductRule[];
  /** The records that the current commands touch, and the head of the waiting queue. */
  conversations: ReadonlyMap<ConversationId, Conversation>;
  sessions: ReadonlyMap<SessionId, DeskSession>;
  messages: ReadonlyMap<MessageId, DeskMessage>;
  outbox: ReadonlyMap<MessageId, Dispatch>;
  /** [CD7] For each reply of these commands, the customers who lately got the same text unprompted. */
  unprompted: ReadonlyMap<ClientMessageId, ReadonlySet<ConversationId>>;
  /** Includes sessions that are not loaded. */
  waitingCount: number;
  /** Every waiting session up to this place is loaded. Lapsed ones are loaded only if a command names them (DI8). */
  queueLoadedUntil: QueuePlace | "all" | "none";
}

export type QueuePlace = Pick<DeskSession, "id" | "lapsed" | "waitingSince">;

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

export const mentionsShown = (mentions: readonly Mention[]): { mentions?: Mention[] } =>
  mentions.length > 0 ? { mentions: [...mentions] } : {};

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

export function findConversationOf(desk: Desk, openid: string): Conversation | undefined {
  for (const c of desk.conversations.values()) if (c.openid === openid) return c;
  return undefined;
}

/** [AG7] Returns the open session, else the newest. The conversation's messages must be loaded. */
export function findRulingSession(desk: Desk, id: ConversationId): DeskSession | undefined {
  const all = [...desk.sessions.values()].filter((s) => s.conversationId === id);
  const newest = all.toSorted((a, b) => b.openedAt - a.openedAt || b.lastSeq - a.lastSeq)[0];
  return all.find((s) => s.state !== "ended") ?? newest;
}

/** [SE19] Returns whether the customer came again after this session. The newest session must be loaded. */
export const hasNewerSession = (desk: Desk, s: DeskSession): boolean =>
  desk.sessions
    .values()
    .some(
      (other) =>
        other.conversationId === s.conversationId &&
        (other.openedAt - s.openedAt || other.lastSeq - s.lastSeq) > 0,
    );

export function findOpenSession(desk: Desk, id: ConversationId): DeskSession | undefined {
  for (const s of desk.sessions.values()) if (s.conversationId === id && s.state !== "ended") return s;
  return undefined;
}
