/**
 * The state of a console, and how the feed changes it. For every event type, `applyFrame` on an old snapshot gives a fresh snapshot (FD3).
 * The server proves this against the database; the console runs the same function.
 */
import type { z } from "zod";
import type { Agent, Viewer } from "./agent.ts";
import type { Disjoint } from "./disjoint.ts";
import type { AgentId } from "./ids.ts";
import { isListed, type Session } from "./session.ts";
import type { account, event, frame, snapshot, waitingLine } from "./snapshot-schema.ts";

export type Account = z.infer<typeof account>;

/** The head of the queue, whose size is bounded (FD5). */
export const waitingWindow = 50;

export type WaitingLine = z.infer<typeof waitingLine>;

/** [DI8] Returns the number of waiting customers who can be answered. */
export const answerableCount = ({ count, lapsed = 0 }: WaitingLine): number => Math.max(0, count - lapsed);

export type Snapshot = z.infer<typeof snapshot>;
export type Event = Disjoint<z.infer<typeof event>>;
export type EventType = Event["type"];
export type EventOf<Type extends EventType, E = Event> = E extends { type: infer Types }
  ? Type extends Types
    ? E
    : never
  : never;

export interface Frame extends Omit<z.infer<typeof frame>, "events"> {
  events: Event[];
}

const replaceById = <T extends { id: string }>(list: T[], item: T): T[] =>
  list.some((x) => x.id === item.id) ? list.map((x) => (x.id === item.id ? item : x)) : [...list, item];

export const viewerOf = (s: Snapshot): Viewer => ({ id: s.me.id, role: s.me.role });

function applySession(s: Snapshot, changed: Session): Snapshot {
  const sessions = isListed(changed, viewerOf(s))
    ? replaceById(s.sessions, changed)
    : s.sessions.filter((x) => x.id !== changed.id);
  return { ...s, sessions };
}

export const inOrder = (agents: Agent[]): Agent[] => agents.toSorted((a, b) => (a.id < b.id ? -1 : 1));

function applyAgents(s: Snapshot, changed: Agent[]): Snapshot {
  const agents = inOrder(changed.reduce(replaceById, s.agents));
  return { ...s, agents, me: agents.find((a) => a.id === s.me.id) ?? s.me };
}

const withoutAgent = (s: Snapshot, gone: AgentId): Snapshot => ({
  ...s,
  agents: s.agents.filter((a) => a.id !== gone),
});

/** Applies one event. Events carry changed objects whole, so unknown types need no code (FD13). */
export function applyEvent(s: Snapshot, e: Event): Snapshot {
  let next: Snapshot = { ...s, seq: Math.max(s.seq, e.seq) };
  if (e.account) next = { ...next, account: e.account };
  if (e.agents) next = applyAgents(next, e.agents);
  if (e.type === "agent_unbound") next = withoutAgent(next, e.agentId);
  if (e.session) next = applySession(next, e.session);
  return next;
}

/** Returns `gap` if frames are missing; then subscribe again from `snapshot.seq`. A frame in the past changes nothing. */
export function applyFrame(s: Snapshot, f: Frame): Snapshot | "gap" {
  if (f.from > s.seq) return "gap";
  if (f.to < s.seq) return s;
  const fresh = f.events.filter((e) => e.seq > s.seq);
  const next = fresh.reduce(applyEvent, s);
  return { ...next, seq: f.to, now: f.now, waiting: f.waiting ?? next.waiting };
}
