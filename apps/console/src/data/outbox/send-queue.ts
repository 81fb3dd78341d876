/**
 * The queue of replies and notes as plain data: what is sent next, and the effect of each response.
 *
 *     queued ──► sending ──► gone (the server has it; the feed shows it)
 *       ▲           ├──────► refused (a failed tile with the reason)
 *       └───────────┘        no response: queued again under the same id; server fault: the same after a pause (OB13)
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

/** [NO4] A note has its own endpoint and never becomes a reply. */
export interface PendingNoteBody {
  type: "note";
  clientMessageId: ClientMessageId;
  note: string;
  mentions?: readonly AgentId[];
}

export interface PendingReply {
  clientMessageId: ClientMessageId;
  accountId: AccountId;
  sessionId: SessionId;
  conversationId: ConversationId;
  /** A queue is never sent in another agent's name. */
  agentId: AgentId;
  body: ReplyBody | PendingNoteBody;
  at: number;
  state: "queued" | "sending" | "refused";
  failure: Failure | null;
  /** Shared by an image and the parts of its text; absent for a single reply. */
  press?: string;
  faults?: number;
  /** [OB13] Waits for its next attempt, and later replies wait behind it. */
  rests?: boolean;
  /** [OB16] Until when it can be undone, by the server's clock; later replies wait behind it. */
  heldUntil?: number;
}

export const holdMs = 5_000;

/** [OB16] Other pages hold it longer: their clocks may be ahead, and only its own page can undo it. */
const otherPagesMs = 1_000;

/** [OB16] A time further ahead comes from a clock that was corrected since. */
export const isHeld = ({ state, heldUntil }: PendingReply, now: number): boolean =>
  state === "queued" &&
  heldUntil !== undefined &&
  now < heldUntil &&
  heldUntil <= now + holdMs + otherPagesMs;

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

/** [OB7] Adds a reply with a time after all others of its conversation: after a reload, only the time tells their order. */
export function enqueue(queue: Queue, reply: PendingReply): Queue {
  const ahead = queue.filter((p) => isAhead(p, reply));
  return [...queue, { ...reply, at: Math.max(reply.at, ...ahead.map(({ at }) => at + 1)) }];
}

export const remove = (queue: Queue, ids: ReadonlySet<ClientMessageId>): Queue => {
  const left = queue.filter((p) => !ids.has(p.clientMessageId));
  return left.length === queue.length ? queue : left;
};

/** Returns the oldest queued reply of every conversation that is sending none. */
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

export const requeue = (queue: Queue, id: ClientMessageId): Queue => change(queue, id, { state: "queued" });

/** [OB13] Seven pauses, 31.5 s in all. */
const triesOnFault = 8;

export const restMs = (faults: number): number => Math.min(500 * 2 ** (faults - 1), 8000);

export const isOfPress = (p: PendingReply, { clientMessageId, press }: PendingReply): boolean =>
  p.clientMessageId === clientMessageId || (press !== undefined && p.press === press);

/** [OB13] Records a server fault: the reply waits, and after the last attempt it is refused with the rest of its press. */
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

/** [OB13] Queues refused replies of one press again, under their ids and behind newer ones. */
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

/** Returns stored replies as queued, since nothing is being sent after a reload. */
export const restored = (stored: Queue, agentId: AgentId): Queue =>
  stored
    .filter((p) => p.agentId === agentId)
    .map((p): PendingReply => (p.state === "sending" ? { ...p, state: "queued" } : p))
    .map((p) => (p.rests ? { ...p, rests: false } : p))
    .map((p) => (p.heldUntil === undefined ? p : { ...p, heldUntil: p.heldUntil + otherPagesMs }));
