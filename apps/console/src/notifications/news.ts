/**
 * What is new to me in what the feed brought (NT1). Pure: from the desk before, the desk after, and the facts between.
 *
 * A *news* is something I did not do myself. Its key is the fact's own, so that the same fact is the same news however
 * often it is read: after a break, in another tab, on another device.
 */
import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Message, Notice } from "@jieru/shared/domain/message";
import type { NewsKind } from "@jieru/shared/domain/notification-settings";
import type { Session } from "@jieru/shared/domain/session";
import type { Event, Snapshot } from "@jieru/shared/domain/snapshot";

export interface News {
  kind: NewsKind;
  key: string;
  at: number;
  /** As it was then; null where it is about no one session. */
  session: Session | null;
  /** `not_sent` only: WeChat said no, or said nothing. */
  outcome?: "failed" | "unconfirmed";
}

export interface Step {
  before: Snapshot;
  after: Snapshot;
  events: readonly Event[];
  /** Whether this page has just set something in motion with a session. */
  acting: (id: SessionId) => boolean;
}

/** The line's window moves up when somebody leaves it: who becomes visible then has waited before. */
const lateMs = 2_000;

const isMine = (s: Session, me: AgentId): boolean => s.ownerId === me;
const find = (desk: Snapshot, id: SessionId): Session | undefined => desk.sessions.find((s) => s.id === id);

/** DI3 decides whether I could take one more. */
const couldTake = ({ me, account }: Snapshot): boolean =>
  me.status === "online" && (account.exceedByHand || me.load < me.capacity);

/** I gave it back myself, or lost it to the line by not answering, which is a news of its own. */
const letGo = ({ before, acting }: Step, id: SessionId): boolean => {
  const held = find(before, id);
  return acting(id) || (held?.state === "active" && isMine(held, before.me.id));
};

function waiting(step: Step): News[] {
  const { before, after } = step;
  if (before.waiting === after.waiting || !couldTake(after)) return [];
  const hidden = before.waiting.count > before.waiting.sessions.length;
  return after.waiting.sessions
    .filter((s) => !before.waiting.sessions.some((b) => b.id === s.id && b.epoch === s.epoch))
    .filter((s) => !hidden || (s.waitingSince ?? 0) >= before.now - lateMs)
    .filter((s) => !letGo(step, s.id))
    .map((session) => ({
      kind: "waiting",
      key: `waiting:${session.id}:${session.epoch}`,
      at: session.waitingSince ?? after.now,
      session,
    }));
}

/** Whether dispatch or somebody else gave the agent the session. What agents take themselves is no news to them. */
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
  return after.sessions.flatMap((session): News[] => {
    if (session.unread === 0 || !isMine(session, after.me.id)) return [];
    const held = find(before, session.id);
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

/** The last word on each reply counts: what was unconfirmed for a moment and is sent is no news. */
function notSent({ after, events }: Step): News[] {
  const last = new Map(events.flatMap((e) => (e.message?.delivery ? [[e.message.id, e] as const] : [])));
  return [...last.values()].flatMap(({ message, at }): News[] => {
    const outcome = message && message.agentId === after.me.id ? troubleOf(message) : null;
    const session = message?.sessionId ? find(after, message.sessionId) : undefined;
    if (!message || !outcome || !session) return [];
    return [{ kind: "not_sent", key: `not_sent:${message.id}`, at, session, outcome }];
  });
}

/** [DI4] The desk took back what I did not answer, and set me away. */
function returned({ before, after }: Step): News[] {
  const { me } = after;
  const isNew = before.me.statusWhy !== "no_answer" || before.me.statusSince !== me.statusSince;
  if (me.statusWhy !== "no_answer" || !isNew) return [];
  const session = before.sessions.find((s) => isMine(s, me.id) && s.state === "active" && !find(after, s.id));
  return [
    { kind: "returned", key: `returned:${me.statusSince}`, at: me.statusSince, session: session ?? null },
  ];
}

/** One session is told of once in a step; that it is mine now says more than what was written in it. */
export function newsOf(step: Step): News[] {
  const gifts = given(step);
  const isGiven = (n: News) => gifts.some((g) => g.session?.id === n.session?.id);
  return [
    ...returned(step),
    ...notSent(step),
    ...gifts,
    ...messages(step).filter((n) => !isGiven(n)),
    ...waiting(step),
  ];
}
