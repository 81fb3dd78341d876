/**
 * Finds what is new to me in what the feed brought (NT1). Pure: it compares the desk before and after, and looks at the events
 * between.
 *
 * A *news* is something I did not do myself. Its key comes from the fact, so that the same fact gives the same news however
 * often it is read: after a reconnect, in another tab, on another device.
 */
import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Message, Notice } from "@jieru/shared/domain/message";
import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import { mentionOf, type Session } from "@jieru/shared/domain/session";
import { type Event, type Snapshot, viewerOf } from "@jieru/shared/domain/snapshot";

export interface News {
  kind: NewsKind;
  key: string;
  at: number;
  /** The session at that time; null if the news is not about one session. */
  session: Session | null;
  /** `not_sent` only: WeChat refused it, or did not answer. */
  outcome?: "failed" | "unconfirmed";
  /** `not_sent` only: the reply. */
  reply?: Message;
  /** `mention` only: the note. */
  note?: string;
}

export interface Step {
  before: Snapshot;
  after: Snapshot;
  events: readonly Event[];
  /** Whether this page has just started an action on the session. */
  acting: (id: SessionId) => boolean;
}

/**
 * Only the first part of the waiting line is known, and it moves up when somebody leaves. A customer who thereby becomes
 * visible has waited before and is no news.
 */
const lateMs = 2_000;

const isMine = (s: Session, me: AgentId): boolean => s.ownerId === me;
const find = (desk: Snapshot, id: SessionId): Session | undefined => desk.sessions.find((s) => s.id === id);

/** Whether I could take one more session, as DI3 decides. */
const couldTake = ({ me, account }: Snapshot): boolean =>
  me.status === "online" && (account.exceedByHand || me.load < me.capacity);

/** [SE3] The desk returned it to the queue because its idle time was over. */
const isTimeOver = ({ events }: Step, { id, reactivateAt }: Session): boolean =>
  reactivateAt !== null &&
  events.some((e) => e.type === "session_waits_again" && e.session?.id === id && e.at >= reactivateAt);

/** I gave it back myself, or lost it by not answering (DI4), which is another kind of news. */
const letGo = (step: Step, id: SessionId): boolean => {
  const { before, acting } = step;
  const held = find(before, id);
  const wasMine = held?.state === "active" && isMine(held, before.me.id);
  return acting(id) || (wasMine && !isTimeOver(step, held));
};

function waiting(step: Step): News[] {
  const { before, after } = step;
  if (before.waiting === after.waiting || !couldTake(after)) return [];
  const hidden = before.waiting.count > before.waiting.sessions.length;
  const had = new Map(before.waiting.sessions.map((s) => [s.id, s]));
  return after.waiting.sessions.flatMap((session): News[] => {
    const held = had.get(session.id);
    const waited = held?.epoch === session.epoch;
    // Nearly all of a line have waited before: only of the others is more asked.
    if (session.lapsed || (waited && !held.lapsed) || letGo(step, session.id)) return [];
    const key = `waiting:${session.id}:${session.epoch}`;
    if (waited) {
      // [DI8] Nobody could answer, and now they have written again.
      const at = session.allowance.grantedAt ?? after.now;
      return [{ kind: "waiting", key: `${key}:${at}`, at, session }];
    }
    const at = session.waitingSince ?? after.now;
    const movedUp = hidden && !find(before, session.id) && at < before.now - lateMs;
    return movedUp ? [] : [{ kind: "waiting", key, at, session }];
  });
}

/** Whether dispatch or somebody else gave the agent the session. Sessions agents take themselves are no news to them. */
function isGift(notice: Notice, me: AgentId): boolean {
  if (notice.what === "transferred") return notice.agentId === me && notice.by !== me;
  if (notice.what !== "picked_up" || notice.agentId !== me) return false;
  return notice.auto || (notice.by !== undefined && notice.by !== me);
}

function given({ after, events }: Step): News[] {
  return events.flatMap(({ message, at }): News[] => {
    if (message?.type !== "notice" || !message.sessionId || !isGift(message.notice, after.me.id)) return [];
    const session = find(after, message.sessionId);
    if (!session || !isMine(session, after.me.id)) return [];
    return [{ kind: "given", key: `given:${session.id}:${session.epoch}`, at, session }];
  });
}

function messages({ before, after }: Step): News[] {
  const had = new Map(before.sessions.map((s) => [s.id, s]));
  return after.sessions.flatMap((session): News[] => {
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

const troubleOf = (m: Message): News["outcome"] | null =>
  m.delivery?.state === "failed" || m.delivery?.state === "unconfirmed" ? m.delivery.state : null;

/** Only the last state of each reply counts: a reply that was unconfirmed for a moment and then sent is no news. */
export function notSent({ after, events }: Pick<Step, "after" | "events">): News[] {
  const last = new Map(events.flatMap((e) => (e.message?.delivery ? [[e.message.id, e] as const] : [])));
  return [...last.values()].flatMap(({ message, at }): News[] => {
    const outcome = message && message.agentId === after.me.id ? troubleOf(message) : null;
    const session = message?.sessionId ? find(after, message.sessionId) : undefined;
    if (!message || !outcome || !session) return [];
    return [{ kind: "not_sent", key: `not_sent:${message.id}`, at, session, outcome, reply: message }];
  });
}

/** [DI4] The desk took back a session that I did not answer, and set me away. */
function returned({ before, after }: Step): News[] {
  const { me } = after;
  const isNew = before.me.statusWhy !== "no_answer" || before.me.statusSince !== me.statusSince;
  if (me.statusWhy !== "no_answer" || !isNew) return [];
  const session = before.sessions.find((s) => isMine(s, me.id) && s.state === "active" && !find(after, s.id));
  return [
    { kind: "returned", key: `returned:${me.statusSince}`, at: me.statusSince, session: session ?? null },
  ];
}

/** [RM10] */
function reminders({ after, events }: Step): News[] {
  return events.flatMap(({ type, session: told, at }): News[] => {
    const session = type === "reminder_due" && told ? find(after, told.id) : undefined;
    if (!session?.reminder?.due || !isMine(session, after.me.id)) return [];
    return [{ kind: "reminder", key: `reminder:${session.id}:${session.reminder.at}`, at, session }];
  });
}

/** [MN8] */
function mentions({ after, events }: Step): News[] {
  const viewer = viewerOf(after);
  return events.flatMap(({ session, message, at }): News[] => {
    const mine = session && message?.type === "note" ? mentionOf(session, viewer) : undefined;
    if (!session || message?.type !== "note" || mine?.noteId !== message.id) return [];
    return [{ kind: "mention", key: `mention:${message.id}`, at, session, note: message.note }];
  });
}

/** A session that was just given to me is not also told as a new message, since being given it says more. */
export function newsOf(step: Step): News[] {
  const gifts = given(step);
  const isGiven = (n: News) => gifts.some((g) => g.session?.id === n.session?.id);
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
