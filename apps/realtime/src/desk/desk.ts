/**
 * The desk: one account as the pure core sees it. No I/O, no clock, no random: `now` and new ids are arguments.
 *
 * A *fact* is what a command brought about. It carries every record it changed, whole and as it is afterwards, so that
 * `evolve` only has to put them in place, the lane only has to save them, and the feed only has to show them.
 */
import type { Agent, Status } from "@jieru/shared/domain/agent";
import type { Allowance } from "@jieru/shared/domain/allowance";
import type { AgentId, ConversationId, MessageId, SessionId } from "@jieru/shared/domain/ids";
import type { Delivery, Message } from "@jieru/shared/domain/message";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { Customer, Session } from "@jieru/shared/domain/session";
import type { Account, EventType } from "@jieru/shared/domain/snapshot";

export type DeskAccount = Account;

export interface DeskAgent extends Omit<Agent, "whenBack"> {
  /** 1–100, unique in the account: the limit of AG1 as a place to sit. */
  seat: number;
  /** What the agent chose last; `status` is `offline` meanwhile when the agent is gone (AG3). */
  chosenStatus: Status;
  lastAssignedAt: number | null;
}

export interface Conversation {
  id: ConversationId;
  openid: string;
  remark: string | null;
  tags: string[];
  blocked: boolean;
  allowance: Allowance;
  /** When WeChat last said that it accepts none any more, whatever we had counted (RA4); null: never. */
  allowanceCorrectedAt: number | null;
  /** Who served the customer last, whichever session it was in (DI2). */
  lastOwnerId: AgentId | null;
  /** When the customer was erased, and the fact that did it; null: never (RT2). */
  erased: { at: number; seq: number } | null;
}

/** A session without what belongs to its conversation; `viewSession` joins them. */
export type ShownSession = Omit<Session, "customer" | "allowance">;
export interface DeskSession extends ShownSession {
  /** Since when its owner has had it in hand without a break; null unless active (DI4). */
  servedSince: number | null;
  /** The agent it came back to the line from: dispatch does not give it back to them (DI6). */
  returnedBy: AgentId | null;
}

/** A reply keeps the ownership it was decided under (SE10). */
export type DeskMessage = Message & { epoch: number | null; delivery: DeskDelivery | null };
export interface DeskDelivery extends Delivery {
  /** The attempt that was begun last, counted from 1 (OB2). */
  attempt?: number;
  /** Since when the customer had waited for an answer when this one was written; unset: they did not wait. */
  answers?: number;
  /** Since when they wait even though this one arrives: for what they said that its writer had not seen (TR11); unset: they do not. */
  leaves?: number;
}

/** The row the outbox works from; gone when the delivery has ended. */
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
  /** Every bound agent. */
  agents: ReadonlyMap<AgentId, DeskAgent>;
  /** The conversations, sessions, messages that the commands at hand touch, and the head of the waiting line. */
  conversations: ReadonlyMap<ConversationId, Conversation>;
  sessions: ReadonlyMap<SessionId, DeskSession>;
  messages: ReadonlyMap<MessageId, DeskMessage>;
  outbox: ReadonlyMap<MessageId, Dispatch>;
  /** How many sessions wait in all, loaded or not. */
  waitingCount: number;
  /** Every session that waits since this instant or longer is loaded: Infinity when the whole line is. */
  lineLoadedUntil: number;
}

export interface Fact {
  seq: number;
  type: EventType;
  at: number;
  session?: DeskSession;
  /** The session the message stands in, where `session` is a newer one: that is whose the conversation is now (AG7). */
  earlier?: DeskSession;
  conversation?: Conversation;
  message?: DeskMessage;
  agents?: DeskAgent[];
  account?: DeskAccount;
  dispatch?: Dispatch;
  removedAgentId?: AgentId;
  /** `tags_changed`: what the account's list of tags learns (TG3). */
  tagsAdded?: string[];
  tagsRemoved?: string[];
  /** `customer_erased`: where the customer came from last. */
  sourceRemoved?: string | null;
  /** `customer_blocked`: what the list of blocked customers keeps (BL4). */
  blacklist?: { conversationId: ConversationId; agentId: AgentId; reason: string | null };
  /** `pushes_missed`: when. */
  gap?: PushGap;
  /** The agent whose own quick replies changed; absent for the team's. */
  quickRepliesOf?: AgentId;
  /** The previous owner, when the owner changed. */
  previousOwnerId?: AgentId | null;
}
/** A fact before it has its place in the account's order. */
export type NewFact = Omit<Fact, "seq">;

/** The instant a command is decided at, and where new ids come from. */
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
}: Omit<Conversation, "allowance" | "erased">): Customer => ({
  id,
  openid,
  remark,
  tags,
  blocked,
});

/** Leaves out what only the desk needs to know of a session. */
const shownSession = ({ servedSince: _, returnedBy: __, ...s }: DeskSession): ShownSession => s;

export const viewSession = (desk: Desk, s: DeskSession): Session => {
  const { allowance, ...conversation } = getConversation(desk, s.conversationId);
  return { ...shownSession(s), customer: customerOf(conversation), allowance };
};

export function getConversation(desk: Desk, id: ConversationId): Conversation {
  const found = desk.conversations.get(id);
  if (!found) throw new Error(`conversation ${id} was not loaded`);
  return found;
}

export function findConversationOf(desk: Desk, openid: string): Conversation | undefined {
  for (const c of desk.conversations.values()) if (c.openid === openid) return c;
  return undefined;
}

/** [AG7] The session that decides who may read the conversation: the open one, else the newest. For what is loaded with its messages. */
export function findRulingSession(desk: Desk, id: ConversationId): DeskSession | undefined {
  const all = [...desk.sessions.values()].filter((s) => s.conversationId === id);
  const newest = all.toSorted((a, b) => b.openedAt - a.openedAt || b.lastSeq - a.lastSeq)[0];
  return all.find((s) => s.state !== "ended") ?? newest;
}

export function findOpenSession(desk: Desk, id: ConversationId): DeskSession | undefined {
  for (const s of desk.sessions.values()) if (s.conversationId === id && s.state !== "ended") return s;
  return undefined;
}
