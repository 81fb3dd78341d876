/**
 * What a console holds, and how the feed changes it.
 *
 * `applyFrame` is the whole of it: for every event type, an old snapshot plus the frames since then equals a fresh
 * snapshot (FD3). The server proves it against the database; the console runs the same function.
 */
import { z } from "../zod.ts";
import { type Agent, agent, type Viewer } from "./agent.ts";
import { replyEvidence } from "./allowance.ts";
import { credentialsRefused } from "./credentials-refused.ts";
import type { Disjoint } from "./disjoint.ts";
import { type AgentId, accountId, agentId, instant, seq, sessionId } from "./ids.ts";
import { message } from "./message.ts";
import { pushGap } from "./push-gap.ts";
import { isListed, type Session, session } from "./session.ts";
import { accountSettings } from "./settings.ts";
import { topic } from "./wrap-up.ts";

export const account = accountSettings.extend({
  id: accountId,
  appId: z.string(),
  name: z.string(),
  /** [MA11] null while WeChat takes the account's credentials. */
  credentialsRefused: credentialsRefused.nullable(),
  /** [WU1] In order, with those retired. Earlier releases left it out. */
  topics: z.array(topic).optional(),
  /** [PU9] Since when WeChat has been silent for an unusual time; null while it is not. */
  pushesSilentSince: instant.nullable(),
  /** [RA9] Left out: WeChat has said nothing of it yet. */
  replyEvidence: replyEvidence.optional(),
});
export type Account = z.infer<typeof account>;

/** The head of the waiting line: bounded, however long the line is (FD5). */
export const waitingWindow = 50;
export const waitingLine = z.object({
  /** How many wait in all. */
  count: z.int().nonnegative(),
  /** [DI8] How many of them have lapsed; they are the last. Earlier releases left it out. */
  lapsed: z.int().nonnegative().optional(),
  sessions: z.array(session).max(waitingWindow),
});
export type WaitingLine = z.infer<typeof waitingLine>;

/** [DI8] How many wait who can be answered. */
export const answerableCount = ({ count, lapsed = 0 }: WaitingLine): number => Math.max(0, count - lapsed);

export const snapshot = z.object({
  seq,
  now: instant,
  account,
  me: agent,
  agents: z.array(agent),
  sessions: z.array(session),
  waiting: waitingLine,
});
export type Snapshot = z.infer<typeof snapshot>;

const always = { seq, at: instant };

/** A session and what is said in it, or in its conversation. Each only if the receiver may see it (AG7, FD6). */
const sessionEvent = z.object({
  ...always,
  type: z.enum([
    "session_opened",
    "customer_entered",
    "customer_message_received",
    "customer_handed_over",
    "session_picked_up",
    "session_reactivated",
    "session_reopened",
    "rating_request_dropped",
    "session_transferred",
    "session_taken_over",
    "session_turned_inactive",
    "session_waits_again",
    "session_ended",
    "session_wrapped_up",
    "session_rated",
    "reminder_set",
    "reminder_removed",
    "reminder_due",
    "place_changed",
    "messages_read",
    "reply_queued",
    "delivery_changed",
    "media_changed",
    "remark_changed",
    "note_added",
    "mention_seen",
    "tags_changed",
    "attributes_changed",
    "customer_blocked",
    "customer_unblocked",
    "words_expired",
  ]),
  /** One that left the receiver's lists comes without its preview. */
  session: session.optional(),
  message: message.optional(),
  /** Those whose load it changed. */
  agents: z.array(agent).optional(),
});

/** An immutable fact. It carries what it changed, whole, as it was right after it, by its type (FD13). */
export const event = z.discriminatedUnion("type", [
  sessionEvent,
  z.object({
    ...always,
    type: z.enum(["customer_erased"]),
    session: session.optional(),
    agents: z.array(agent).optional(),
  }),
  z.object({
    ...always,
    type: z.enum([
      "agent_status_changed",
      "agent_pickup_changed",
      "agent_bound",
      "agent_role_changed",
      "agent_renamed",
    ]),
    agents: z.array(agent),
  }),
  /** Who left. */
  z.object({ ...always, type: z.enum(["agent_unbound"]), agentId }),
  z.object({
    ...always,
    type: z.enum([
      "account_changed",
      "credentials_refused",
      "credentials_accepted",
      "pushes_ceased",
      "pushes_came_back",
    ]),
    account,
  }),
  /** Whose own list; without it, the team's. */
  z.object({ ...always, type: z.enum(["quick_replies_changed"]), agentId: agentId.optional() }),
  /** Whoever shows them asks for them again. */
  z.object({ ...always, type: z.enum(["keyword_replies_changed"]) }),
  z.object({ ...always, type: z.enum(["conduct_rules_changed"]) }),
  z.object({ ...always, type: z.enum(["pushes_missed"]), gap: pushGap }),
]);
export type Event = Disjoint<z.infer<typeof event>>;
export type EventType = Event["type"];
/** The events of this type, and of those that hold the same. */
export type EventOf<Type extends EventType, E = Event> = E extends { type: infer Types }
  ? Type extends Types
    ? E
    : never
  : never;
export const eventTypes: EventType[] = event.options.flatMap(({ shape }): EventType[] => shape.type.options);

/** Covers every seq in `from < seq ≤ to`, also those whose events the receiver may not see, so that a hole shows (FD2). */
export const frame = z.object({
  accountId,
  from: seq,
  to: seq,
  /** The server's clock; the console's countdowns follow it. */
  now: instant,
  events: z.array(event),
  /** The waiting line as it is at `to`, when it changed. */
  waiting: waitingLine.optional(),
  /** Sessions that left the line's window by being picked up, and by whom: the row says so before it goes. */
  pickedUp: z.array(z.object({ sessionId, agentId, assigned: z.literal(true).optional() })).optional(),
});
export interface Frame extends Omit<z.infer<typeof frame>, "events"> {
  events: Event[];
}

const replaceById = <T extends { id: string }>(list: T[], item: T): T[] =>
  list.some((x) => x.id === item.id) ? list.map((x) => (x.id === item.id ? item : x)) : [...list, item];

/** Whose snapshot it is, as the policies ask for it. */
export const viewerOf = (s: Snapshot): Viewer => ({ id: s.me.id, role: s.me.role });

function applySession(s: Snapshot, changed: Session): Snapshot {
  const sessions = isListed(changed, viewerOf(s))
    ? replaceById(s.sessions, changed)
    : s.sessions.filter((x) => x.id !== changed.id);
  return { ...s, sessions };
}

/** The one order of agents in a snapshot: a newly bound one stands where a fresh snapshot has it. */
export const inOrder = (agents: Agent[]): Agent[] => agents.toSorted((a, b) => (a.id < b.id ? -1 : 1));

function applyAgents(s: Snapshot, changed: Agent[]): Snapshot {
  const agents = inOrder(changed.reduce(replaceById, s.agents));
  return { ...s, agents, me: agents.find((a) => a.id === s.me.id) ?? s.me };
}

const withoutAgent = (s: Snapshot, gone: AgentId): Snapshot => ({
  ...s,
  agents: s.agents.filter((a) => a.id !== gone),
});

/** One fact into the snapshot. Events carry the changed things whole, so no type needs code of its own, known here or not (FD13). */
export function applyEvent(s: Snapshot, e: Event): Snapshot {
  let next: Snapshot = { ...s, seq: Math.max(s.seq, e.seq) };
  if (e.account) next = { ...next, account: e.account };
  if (e.agents) next = applyAgents(next, e.agents);
  if (e.type === "agent_unbound") next = withoutAgent(next, e.agentId);
  if (e.session) next = applySession(next, e.session);
  return next;
}

/** `gap`: frames between are missing, ask again from `snapshot.seq`. A frame wholly in the past changes nothing. */
export function applyFrame(s: Snapshot, f: Frame): Snapshot | "gap" {
  if (f.from > s.seq) return "gap";
  if (f.to < s.seq) return s;
  const fresh = f.events.filter((e) => e.seq > s.seq);
  const next = fresh.reduce(applyEvent, s);
  return { ...next, seq: f.to, now: f.now, waiting: f.waiting ?? next.waiting };
}
