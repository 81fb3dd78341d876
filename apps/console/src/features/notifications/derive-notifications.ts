/**
 * Derives notifications from two snapshots and the events between them (NT1). Pure. A notification is about
 * something the agent did not do. Its key depends only on the event, so every tab, device and reconnect gives the
 * same key.
 */
import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Message, Notice } from "@jieru/shared/domain/message";
import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import { mentionOf, type Session } from "@jieru/shared/domain/session";
import { type Event, type Snapshot, viewerOf } from "@jieru/shared/domain/snapshot";

export interface AgentNotification {
  kind: NewsKind;
  key: string;
  at: number;
  session: Session | null;
  outcome?: "failed" | "unconfirmed";
  reply?: Message;
  note?: string;
}

export interface Step {
  before: Snapshot;
  after: Snapshot;
  events: readonly Event[];
  /** Whether this page has just started an action on the session. */
  acting: (id: SessionId) => boolean;
}

/** A customer who moves into the loaded part of the queue has waited longer than this and does not notify. */
const lateMs = 2_000;

const isMine = (s: Session, me: AgentId): boolean => s.ownerId === me;
const find = (desk: Snapshot, id: SessionId): Session | undefined => desk.sessions.find((s) => s.id === id);

/** Returns whether the agent may take one more session (DI3). */
const couldTake = ({ me, account }: Snapshot): boolean =>
  me.status === "online" && (account.exceedByHand || me.load < me.capacity);

/** [SE3] Returns whether the idle time returned the session to the queue. */
const isTimeOver = ({ events }: Step, { id, reactivateAt }: Session): boolean =>
  reactivateAt !== null &&
  events.some((e) => e.type === "session_waits_again" && e.session?.id === id && e.at >= reactivateAt);

/** Returns whether the agent returned the session, or lost it by not answering (DI4), which notifies separately. */
const letGo = (step: Step, id: SessionId): boolean => {
  const { before, acting } = step;
  const held = find(before, id);
  const wasMine = held?.state === "active" && isMine(held, before.me.id);
  return acting(id) || (wasMine && !isTimeOver(step, held));
};

function waiting(step: Step): AgentNotification[] {
  const { before, after } = step;
  if (before.waiting === after.waiting || !couldTake(after)) return [];
  const hidden = before.waiting.count > before.waiting.sessions.length;
  const had = new Map(before.waiting.sessions.map((s) => [s.id, s]));
  return after.waiting.sessions.flatMap((session): AgentNotification[] => {
    const held = had.get(session.id);
    const waited = held?.epoch === session.epoch;
    // Nearly all of a queue waited before, so the cheap checks come first.
    if (session.lapsed || (waited && !held.lapsed) || letGo(step, session.id)) return [];
    const key = `waiting:${session.id}:${session.epoch}`;
    if (waited) {
      // [DI8] The customer has lapsed and has now written again.
      const at = session.allowance.grantedAt ?? after.now;
      return [{ kind: "waiting", key: `${key}:${at}`, at, session }];
    }
    const at = session.waitingSince ?? after.now;
    const movedUp = hidden && !find(before, session.id) && at < before.now - lateMs;
    return movedUp ? [] : [{ kind: "waiting", key, at, session }];
  });
}

/** Returns whether dispatch or a colleague assigned the session. Own pick-ups do not notify. */
function isGift(notice: Notice, me: AgentId): boolean {
  if (notice.what === "transferred") return notice.agentId === me && notice.by !== me;
  if (notice.what !== "picked_up" || notice.agentId !== me) return false;
  return notice.auto || (notice.by !== undefined && notice.by !== me);
}

function assigned({ after, events }: Step): AgentNotification[] {
  return events.flatMap(({ message, at }): AgentNotification[] => {
    if (message?.type !== "notice" || !message.sessionId || !isGift(message.notice, after.me.id)) return [];
    const session = find(after, message.sessionId);
    if (!session || !isMine(session, after.me.id)) return [];
    return [{ kind: "given", key: `given:${session.id}:${session.epoch}`, at, session }];
  });
}

function messages({ before, after }: Step): AgentNotification[] {
  const had = new Map(before.sessions.map((s) => [s.id, s]));
  return after.sessions.flatMap((session): AgentNotification[] => {
    if (session.unread === 0 || !isMine(session, after.me.id)) return [];
    const held = had.get(session.id);
    if (!held || !isMine(held, after.me.id) || session.unread <= held.unread) return [];
    return [
      {
        kind: "message",
        key: `message:${session.id}:${session.lastSeq}`,
        at: session.lastActivityAt,
        session,
      },
    ];
  });
}

const troubleOf = (m: Message): AgentNotification["outcome"] | null =>
  m.delivery?.state === "failed" || m.delivery?.state === "unconfirmed" ? m.delivery.state : null;

/** Uses the last state of each reply: a briefly unconfirmed reply does not notify. */
export function notSent({ after, events }: Pick<Step, "after" | "events">): AgentNotification[] {
  const last = new Map(events.flatMap((e) => (e.message?.delivery ? [[e.message.id, e] as const] : [])));
  return [...last.values()].flatMap(({ message, at }): AgentNotification[] => {
    const outcome = message && message.agentId === after.me.id ? troubleOf(message) : null;
    const session = message?.sessionId ? find(after, message.sessionId) : undefined;
    if (!message || !outcome || !session) return [];
    return [{ kind: "not_sent", key: `not_sent:${message.id}`, at, session, outcome, reply: message }];
  });
}

function returned({ before, after }: Step): AgentNotification[] {
  const { me } = after;
  const isNew = before.me.statusWhy !== "no_answer" || before.me.statusSince !== me.statusSince;
  if (me.statusWhy !== "no_answer" || !isNew) return [];
  const session = before.sessions.find((s) => isMine(s, me.id) && s.state === "active" && !find(after, s.id));
  return [
    { kind: "returned", key: `returned:${me.statusSince}`, at: me.statusSince, session: session ?? null },
  ];
}

function reminders({ after, events }: Step): AgentNotification[] {
  return events.flatMap(({ type, session: told, at }): AgentNotification[] => {
    const session = type === "reminder_due" && told ? find(after, told.id) : undefined;
    if (!session?.reminder?.due || !isMine(session, after.me.id)) return [];
    return [{ kind: "reminder", key: `reminder:${session.id}:${session.reminder.at}`, at, session }];
  });
}

function mentions({ after, events }: Step): AgentNotification[] {
  const viewer = viewerOf(after);
  return events.flatMap(({ session, message, at }): AgentNotification[] => {
    const mine = session && message?.type === "note" ? mentionOf(session, viewer) : undefined;
    if (!session || message?.type !== "note" || mine?.noteId !== message.id) return [];
    return [{ kind: "mention", key: `mention:${message.id}`, at, session, note: message.note }];
  });
}

/** Returns all notifications of a step. An assigned session does not also notify of its message. */
export function deriveNotifications(step: Step): AgentNotification[] {
  const gifts = assigned(step);
  const isGiven = (n: AgentNotification) => gifts.some((g) => g.session?.id === n.session?.id);
  return [
    ...returned(step),
    ...notSent(step),
    ...gifts,
    ...reminders(step),
    ...mentions(step),
    ...messages(step).filter((n) => !isGiven(n)),
    ...waiting(step),
  ];
}
