import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Message, Notice } from "@jieru/shared/domain/message";
import { initialNotificationSettings } from "@jieru/shared/domain/notification-settings";
import type { Session } from "@jieru/shared/domain/session";
import type { Event, Snapshot } from "@jieru/shared/domain/snapshot";
import type { AgentNotification, Step } from "../../../src/features/notifications/derive-notifications.ts";
import { isStillRelevant } from "../../../src/features/notifications/is-still-relevant.ts";
import type { Situation } from "../../../src/features/notifications/notification-policy.ts";
import {
  agent,
  event,
  meId,
  message,
  otherId,
  session,
  snapshot,
  startedAt,
  waiting,
} from "../../fixtures.ts";

export const minute = 60_000;
export const bossId = "boss" as AgentId;

const online = snapshot({ me: agent(meId), agents: [agent(meId), agent(otherId), agent(bossId)] });
export const desk = (change: Partial<Snapshot> = {}): Snapshot => ({ ...online, ...change });
export const line = (...sessions: Session[]) => ({ waiting: { count: sessions.length, sessions } });

export const step = (before: Snapshot, after: Snapshot, events: Event[] = []): Step => ({
  before,
  after: { ...after, seq: before.seq + 1 },
  events,
  acting: () => false,
});

const of = (s: Session, part: Partial<Message>): Message =>
  message(`m-${s.id}`, 11, {
    sessionId: s.id,
    conversationId: s.conversationId,
    ...part,
  } as Partial<Message>);
const noticed = (s: Session, type: "session_picked_up" | "session_transferred", notice: Notice): Event =>
  event(11, {
    type,
    session: s,
    message: of(s, { type: "notice", direction: "system", notice } as Partial<Message>),
  });

const me = { agentId: meId, agentName: "me" };
export const pickedUp = (s: Session, giver: "dispatch" | AgentId | null): Event =>
  noticed(s, "session_picked_up", {
    what: "picked_up",
    ...me,
    auto: giver === "dispatch",
    ...(giver !== null && giver !== "dispatch" && { by: giver }),
    waitedMs: 0,
  });
export const transferred = (s: Session, by: AgentId): Event =>
  noticed(s, "session_transferred", { what: "transferred", by, byName: by, ...me, note: null });
export const delivered = (s: Session, state: "sent" | "failed" | "unconfirmed", agentId = meId): Event => {
  const delivery = { state, reason: null, code: null, ordinal: 1, of: 3 };
  const reply = { direction: "out", agentId, delivery } as Partial<Message>;
  return event(12, { type: "delivery_changed", session: s, message: of(s, reply) });
};

export const wrote = (s: Session): Session => ({
  ...s,
  unread: s.unread + 1,
  lastSeq: s.lastSeq + 1,
  unansweredSince: s.unansweredSince ?? startedAt,
});
export const anotherWaits = (id: string, at = startedAt + 1): Session => waiting(id, { waitingSince: at });

export const situation = (after: Snapshot, change: Partial<Situation> = {}): Situation => ({
  settings: initialNotificationSettings,
  status: "online",
  now: startedAt,
  inView: false,
  looking: () => false,
  isStillRelevant: (notification: AgentNotification) => isStillRelevant(notification, after, [], startedAt),
  ...change,
});

export const kinds = (notifications: readonly AgentNotification[]): string[] =>
  notifications.map((n) => `${n.kind} ${n.session?.id ?? ""}`.trim());
export type { SessionId };
export { agent, meId, otherId, session, startedAt, waiting };
