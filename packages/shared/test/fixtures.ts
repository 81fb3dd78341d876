import type { Agent } from "../src/domain/agent.ts";
import { type Allowance, noAllowance } from "../src/domain/allowance.ts";
import type { AccountId, AgentId, ConversationId, SessionId } from "../src/domain/ids.ts";
import { initialSession, type Session } from "../src/domain/session.ts";
import { initialSettings } from "../src/domain/settings.ts";
import type { Event, EventOf, Frame, Snapshot } from "../src/domain/snapshot.ts";

export const minute = 60_000;
export const hour = 60 * minute;

export const anAllowance = (change: Partial<Allowance> = {}): Allowance => ({
  left: 3,
  granted: 3,
  until: 48 * hour,
  grantedBy: "message",
  grantedAt: 0,
  ...change,
});

export const anAgent = (id: string, change: Partial<Agent> = {}): Agent => ({
  id: id as AgentId,
  name: id,
  role: "agent",
  status: "online",
  statusSince: 0,
  statusWhy: null,
  load: 0,
  capacity: 10,
  auto: false,
  ...change,
});

export const aSession = (id: string, change: Partial<Session> = {}): Session => ({
  ...initialSession,
  id: id as SessionId,
  conversationId: `of-${id}` as ConversationId,
  lastOwnerId: null,
  customer: {
    id: `of-${id}` as ConversationId,
    openid: `openid-${id}`,
    remark: null,
    tags: [],
    blocked: false,
  },
  allowance: noAllowance,
  source: null,
  openedAt: 0,
  waitingSince: 0,
  lastActivityAt: 0,
  spoken: true,
  ...change,
});

export const ownedBy = (ownerId: string, change: Partial<Session> = {}): Partial<Session> => ({
  state: "active",
  ownerId: ownerId as AgentId,
  waitingSince: null,
  ...change,
});

export const aSnapshot = (change: Partial<Snapshot> = {}): Snapshot => ({
  seq: 10,
  now: 0,
  account: {
    id: "acc" as AccountId,
    appId: "wx",
    name: "shop",
    ...initialSettings,
    credentialsRefused: null,
    pushesSilentSince: null,
  },
  me: anAgent("me"),
  agents: [anAgent("me")],
  sessions: [],
  waiting: { count: 0, sessions: [] },
  ...change,
});

type Placed<E> = E extends Event ? Omit<E, "seq" | "at"> : never;
export const anEvent = (
  seq: number,
  told: Placed<Event> | Partial<EventOf<"session_opened">> = {},
): Event => ({
  type: "session_picked_up",
  at: seq,
  ...told,
  seq,
});

export const aFrame = (from: number, to: number, change: Partial<Frame> = {}): Frame => ({
  accountId: "acc" as AccountId,
  from,
  to,
  now: to,
  events: [],
  ...change,
});
