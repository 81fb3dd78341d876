import type { Agent } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, ConversationId, MessageId, SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";

import type { Event, EventOf, Frame, Snapshot } from "@jieru/shared/domain/snapshot";
import { anAgent, anAllowance, aSession, aSnapshot, hour } from "@jieru/shared/test/fixtures";
import { QueryClient } from "@tanstack/react-query";
import type { AppliedFrame } from "../src/data/store/frame-effects.ts";

export const accountId = "acc" as AccountId;
export const meId = "me" as AgentId;
export const otherId = "xuran" as AgentId;
export const startedAt = 1_000_000;

export const agent = (id: AgentId, change: Partial<Agent> = {}): Agent => anAgent(id, change);

export const session = (id: string, change: Partial<Session> = {}): Session =>
  aSession(id, {
    conversationId: `c-${id}` as ConversationId,
    state: "active",
    ownerId: meId,
    epoch: 1,
    customer: {
      id: `c-${id}` as ConversationId,
      openid: `open-${id}`,
      remark: null,
      tags: [],
      blocked: false,
    },
    allowance: anAllowance({ until: startedAt + 48 * hour, grantedAt: startedAt }),
    lastSeq: 10,
    openedAt: startedAt,
    waitingSince: null,
    pickedUpAt: startedAt,
    lastActivityAt: startedAt,
    ...change,
  });

export const waiting = (id: string, change: Partial<Session> = {}): Session =>
  session(id, { state: "waiting", ownerId: null, pickedUpAt: null, waitingSince: startedAt, ...change });

export const snapshot = (change: Partial<Snapshot> = {}): Snapshot => {
  const { account } = aSnapshot();
  return aSnapshot({
    now: startedAt,
    account: { ...account, id: accountId, appId: "wx1", name: "半山茶器" },
    me: agent(meId),
    agents: [agent(meId), agent(otherId)],
    ...change,
  });
};

export const message = (id: string, seq: number, change: Partial<Message> = {}): Message =>
  ({
    id: id as MessageId,
    seq,
    conversationId: "c-s1" as ConversationId,
    sessionId: "s1" as SessionId,
    at: startedAt,
    direction: "in",
    agentId: null,
    clientMessageId: null,
    delivery: null,
    resendOf: null,
    lateMs: null,
    type: "text",
    text: id,
    ...change,
  }) as Message;

type Placed<E> = E extends Event ? Omit<E, "seq" | "at"> : never;
export const event = (
  seq: number,
  fields: Placed<Event> | Partial<EventOf<"session_opened">> = {},
): Event => ({
  type: "customer_message_received",
  at: startedAt,
  ...fields,
  seq,
});

export const frame = (from: number, to: number, events: Event[], change: Partial<Frame> = {}): Frame => ({
  accountId,
  from,
  to,
  now: startedAt,
  events,
  ...change,
});

/** An applied frame, as effects get it. */
export const appliedFrame = (
  before: Snapshot,
  after: Snapshot,
  events: readonly Event[] = [],
): AppliedFrame => ({
  client: new QueryClient(),
  accountId: after.account.id,
  before,
  after,
  events,
  frame: frame(before.seq, after.seq, [...events]),
});
