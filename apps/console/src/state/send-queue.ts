/**
 * Replies and notes on their way from the box to the server, as plain data: what is sent next, and what each answer makes of it.
 *
 *     queued ──► sending ──► gone (the server has it; the feed shows it)
 *       ▲           ├──────► refused (stays as a failed tile, with the reason)
 *       └───────────┘        nobody answered: queued again under the same id, which is one message however often sent
 */
import type {
  AccountId,
  AgentId,
  ClientMessageId,
  ConversationId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import type { Failure } from "./outcome.ts";

/** A note goes to colleagues by a door of its own (NO4); nothing turns one into a reply. */
export interface PendingNoteBody {
  type: "note";
  clientMessageId: ClientMessageId;
  note: string;
  /** Whom it names; left out: nobody. */
  mentions?: readonly AgentId[];
}

export interface PendingReply {
  clientMessageId: ClientMessageId;
  accountId: AccountId;
  sessionId: SessionId;
  conversationId: ConversationId;
  /** Who wrote it; a queue is never sent in someone else's name. */
  agentId: AgentId;
  body: ReplyBody | PendingNoteBody;
  /** By the server's clock. */
  at: number;
  state: "queued" | "sending" | "refused";
  failure: Failure | null;
}

export type Queue = readonly PendingReply[];

const change = (queue: Queue, id: ClientMessageId, to: Partial<PendingReply>): Queue =>
  queue.map((p) => (p.clientMessageId === id ? { ...p, ...to } : p));

const isAhead = (p: PendingReply, { conversationId }: PendingReply): boolean =>
  p.conversationId === conversationId && p.state !== "refused";

/**
 * [OB7] Later than what its conversation still waits with, though written in the same instant, as the parts of a long text are, or by a clock
 * that was put back: after a reload, and in another tab, the time alone tells their order.
 */
export function enqueue(queue: Queue, reply: PendingReply): Queue {
  const ahead = queue.filter((p) => isAhead(p, reply));
  return [...queue, { ...reply, at: Math.max(reply.at, ...ahead.map(({ at }) => at + 1)) }];
}

export const remove = (queue: Queue, ids: ReadonlySet<ClientMessageId>): Queue => {
  const left = queue.filter((p) => !ids.has(p.clientMessageId));
  return left.length === queue.length ? queue : left;
};

/** The oldest queued reply of every conversation that has none on its way: order holds within a conversation. */
export function nextToSend(queue: Queue): PendingReply[] {
  const busy = new Set(queue.filter((p) => p.state === "sending").map((p) => p.conversationId));
  return queue.filter((p) => {
    if (p.state !== "queued" || busy.has(p.conversationId)) return false;
    busy.add(p.conversationId);
    return true;
  });
}

export const sending = (queue: Queue, id: ClientMessageId): Queue => change(queue, id, { state: "sending" });

export const refused = (queue: Queue, id: ClientMessageId, failure: Failure): Queue =>
  change(queue, id, { state: "refused", failure });

/** Nobody answered, or the server said "not now": the reply waits for its next try. */
export const putBack = (queue: Queue, id: ClientMessageId): Queue => change(queue, id, { state: "queued" });

/** After a reload nothing is on its way any more; what was, is sent again under its id. */
export const restored = (stored: Queue, agentId: AgentId): Queue =>
  stored
    .filter((p) => p.agentId === agentId)
    .map((p) => (p.state === "sending" ? { ...p, state: "queued" } : p));
