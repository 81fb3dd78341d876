/**
 * Replies and notes on their way from the box to the server, as plain data: what is sent next, and what each answer makes of it.
 *
 *     queued ──► sending ──► gone (the server has it; the feed shows it)
 *       ▲           ├──────► refused (stays as a failed tile, with the reason)
 *       └───────────┘        nobody answered: queued again under the same id, which is one message however often sent.
 *                            Our server failed over it: so too, after a rest of its own, and in the end refused (OB13)
 */
import type {
  AccountId,
  AgentId,
  ClientMessageId,
  ConversationId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { ReplyBody } from "@jieru/shared/protocol/http";
import { type Failure, isOwnFault } from "../http/outcome.ts";

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
  /** What was sent by one press, an image and the parts of its text, has this in common; left out: it was sent alone. */
  press?: string;
  /** [OB13] How often our server failed over it. */
  faults?: number;
  /** [OB13] It waits before it is tried again, and so does what stands behind it. */
  rests?: boolean;
  /** [OB16] Until when its writer may take it back, by the server's clock: it does not leave before, nor what stands behind it. */
  heldUntil?: number;
}

/** [OB16] How long a reply waits if its writer wants to be able to take it back. */
export const holdMs = 5_000;

/** [OB16] How much longer other pages of its writer hold it: their clocks may be ahead, and only its own page can undo it. */
const otherPagesMs = 1_000;

/** [OB16] A time further ahead is by a clock that was put right since. */
export const isHeld = ({ state, heldUntil }: PendingReply, now: number): boolean =>
  state === "queued" &&
  heldUntil !== undefined &&
  now < heldUntil &&
  heldUntil <= now + holdMs + otherPagesMs;

/** [OB16] Releases the held replies of a session, or of all sessions. */
export function released(queue: Queue, id?: SessionId): Queue {
  const isMeant = (p: PendingReply) => p.heldUntil !== undefined && (id === undefined || p.sessionId === id);
  if (!queue.some(isMeant)) return queue;
  return queue.map((p) => {
    if (!isMeant(p)) return p;
    const { heldUntil: _, ...free } = p;
    return free;
  });
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
export function nextToSend(queue: Queue, now: number): PendingReply[] {
  const busy = new Set(queue.filter((p) => p.state === "sending").map((p) => p.conversationId));
  return queue.filter((p) => {
    if (p.state !== "queued" || busy.has(p.conversationId)) return false;
    busy.add(p.conversationId);
    return !p.rests && !isHeld(p, now);
  });
}

export const sending = (queue: Queue, id: ClientMessageId): Queue => change(queue, id, { state: "sending" });

export const refused = (queue: Queue, id: ClientMessageId, failure: Failure): Queue =>
  change(queue, id, { state: "refused", failure });

/** Nobody answered, or the server said "not now": the reply waits for its next try. */
export const putBack = (queue: Queue, id: ClientMessageId): Queue => change(queue, id, { state: "queued" });

/** [OB13] Seven pauses, half a minute in all. */
const triesOnFault = 8;

/** [OB13] How long a reply rests after our server failed over it that often. */
export const restMs = (faults: number): number => Math.min(500 * 2 ** (faults - 1), 8000);

/** Whether both were sent by the same press, or are the same. */
export const isOfPress = (p: PendingReply, { clientMessageId, press }: PendingReply): boolean =>
  p.clientMessageId === clientMessageId || (press !== undefined && p.press === press);

/** [OB13] Our server failed over it: it rests, or, once that was often enough, is given up with what was sent by the same press and still waits. */
export function faulted(queue: Queue, id: ClientMessageId, failure: Failure): Queue {
  const reply = queue.find((p) => p.clientMessageId === id);
  if (!reply) return queue;
  const faults = (reply.faults ?? 0) + 1;
  if (faults < triesOnFault) return change(queue, id, { state: "queued", faults, rests: true });
  return queue.map((p) =>
    isOfPress(p, reply) && p.state !== "refused" ? { ...p, state: "refused", failure, rests: false } : p,
  );
}

export const rested = (queue: Queue, id: ClientMessageId): Queue => change(queue, id, { rests: false });

/** [OB13] Sends what was given up again, each under its id, in its order, behind everything that was written since. */
export function queuedAgain(queue: Queue, reply: PendingReply, now: number): Queue {
  const isMeant = (p: PendingReply) => isOfPress(p, reply) && p.state === "refused" && isOwnFault(p.failure);
  return queue
    .filter(isMeant)
    .map((p): PendingReply => ({ ...p, at: now, state: "queued", failure: null, faults: 0 }))
    .reduce(
      enqueue,
      queue.filter((p) => !isMeant(p)),
    );
}

/** After a reload nothing is on its way or rests any more; what did, is sent again under its id. */
export const restored = (stored: Queue, agentId: AgentId): Queue =>
  stored
    .filter((p) => p.agentId === agentId)
    .map((p): PendingReply => (p.state === "sending" ? { ...p, state: "queued" } : p))
    .map((p) => (p.rests ? { ...p, rests: false } : p))
    .map((p) => (p.heldUntil === undefined ? p : { ...p, heldUntil: p.heldUntil + otherPagesMs }));
