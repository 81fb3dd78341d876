/**
 * Optimistic updates without rollback. What the agent just did is an overlay on the snapshot and never written into it: the
 * feed's facts stay untouched, and undoing an action only means removing its overlay.
 */
import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Reminder } from "@jieru/shared/domain/reminder";
import type { Customer, Session } from "@jieru/shared/domain/session";
import type { Snapshot, WaitingLine } from "@jieru/shared/domain/snapshot";
import { changedTags, type TagsChange } from "@jieru/shared/domain/tags";
import { byPlace } from "@jieru/shared/domain/waiting";
import type { WrapUp } from "@jieru/shared/domain/wrap-up";
import { replaceEqualDeep } from "@tanstack/react-query";

export interface Overlay {
  apply: (snapshot: Snapshot) => Snapshot;
  /** For a session this takes out of the lists, how it looks afterwards; null for all others. */
  left?: (session: Session) => Session | null;
  /** Whether the facts already contain the change. */
  settled: (snapshot: Snapshot) => boolean;
}

const mine = (s: Snapshot, id: SessionId): Session | undefined => s.sessions.find((x) => x.id === id);

/** Returns the same object for the same session, so that components which have drawn it are not drawn again. */
function changing(id: SessionId, change: Partial<Session>): Overlay["apply"] {
  const changed = new WeakMap<Session, Session>();
  const put = (session: Session): Session => {
    const known = changed.get(session) ?? { ...session, ...change };
    changed.set(session, known);
    return known;
  };
  return (s) => ({ ...s, sessions: s.sessions.map((x) => (x.id === id ? put(x) : x)) });
}

/** The line without a session that waits in it, in its head or further back. */
const withoutOne = (line: WaitingLine, { id, lapsed }: Session): WaitingLine => ({
  count: Math.max(0, line.count - 1),
  lapsed: line.lapsed && lapsed ? line.lapsed - 1 : line.lapsed,
  sessions: line.sessions.filter((x) => x.id !== id),
});

/** [SE2] The waiting session becomes mine. `known` is that session, for when it waits beyond what the snapshot holds of the line. */
export const pickedUp = (id: SessionId, now: number, known?: Session): Overlay => ({
  apply: (s) => {
    const further = mine(s, id) ? undefined : known;
    const session = s.waiting.sessions.find((x) => x.id === id) ?? further;
    if (session?.state !== "waiting") return s;
    const taken: Session = {
      ...session,
      state: "active",
      ownerId: s.me.id,
      waitingSince: null,
      lapsed: false,
      pickedUpAt: now,
      reactivateAt: now + s.account.reactivateAfterMs,
    };
    return {
      ...s,
      // The line is told a little later than whose the session is.
      sessions: mine(s, id) ? s.sessions : [...s.sessions, taken],
      waiting: withoutOne(s.waiting, session),
    };
  },
  settled: (s) => mine(s, id)?.ownerId === s.me.id && !s.waiting.sessions.some((x) => x.id === id),
});

/** [SE5] */
export const reactivated = (id: SessionId, now: number): Overlay => ({
  apply: (s) =>
    changing(id, {
      state: "active",
      inactiveSince: null,
      reactivateAt: now + s.account.reactivateAfterMs,
    })(s),
  settled: (s) => mine(s, id)?.state === "active",
});

/** [DI6] It leaves the lists for the line. */
export const handedBack = (id: SessionId, now: number): Overlay => ({
  apply: (s) => {
    const session = mine(s, id);
    if (!session) return s;
    const waits: Session = {
      ...session,
      state: "waiting",
      ownerId: null,
      epoch: session.epoch + 1,
      waitingSince: session.unansweredSince ?? now,
      reactivateAt: null,
    };
    return {
      ...s,
      sessions: s.sessions.filter((x) => x.id !== id),
      // The line may have been told first.
      waiting: s.waiting.sessions.some((x) => x.id === id)
        ? s.waiting
        : {
            ...s.waiting,
            count: s.waiting.count + 1,
            sessions: [...s.waiting.sessions, waits].toSorted(byPlace),
          },
    };
  },
  settled: (s) => !mine(s, id),
});

/** The line without one of its head. */
const outOfLine = ({ waiting }: Snapshot, id: SessionId): WaitingLine => {
  const session = waiting.sessions.find((x) => x.id === id);
  return session ? withoutOne(waiting, session) : waiting;
};

/** [SE7] It leaves the lists, or the line; who has it open sees it ended. */
export const ended = (id: SessionId, now: number): Overlay => ({
  apply: (s) => ({ ...s, sessions: s.sessions.filter((x) => x.id !== id), waiting: outOfLine(s, id) }),
  left: (session) =>
    session.id === id
      ? { ...session, state: "ended", endedAt: now, reactivateAt: null, inactiveSince: null, reminder: null }
      : null,
  settled: (s) => !mine(s, id) && !s.waiting.sessions.some((x) => x.id === id),
});

/** [SE18] [SE19] It is in the lists again, as `known`, which is how it goes on. */
export const reopened = (known: Session): Overlay => ({
  apply: (s) =>
    known.state === "waiting" || mine(s, known.id) ? s : { ...s, sessions: [...s.sessions, known] },
  // While the end has not been told, the facts have the session of before.
  settled: (s) => (mine(s, known.id)?.lastSeq ?? 0) > known.lastSeq,
});

/** A change that nothing else of the session follows from. */
export const sessionChanged = (id: SessionId, change: Partial<Session>): Overlay => ({
  apply: changing(id, change),
  settled(s) {
    const session = mine(s, id);
    return !session || replaceEqualDeep(session, { ...session, ...change }) === session;
  },
});

/** [WU2] */
export const wrappedUp = (id: SessionId, wrapUp: WrapUp | null): Overlay => ({
  apply: changing(id, { wrapUp }),
  settled: (s) => {
    const session = mine(s, id);
    const told = session?.wrapUp;
    return !session || (told?.topicId === wrapUp?.topicId && told?.line === wrapUp?.line);
  },
});

/** [RM2] */
export const reminded = (id: SessionId, reminder: Reminder | null): Overlay => ({
  apply: changing(id, { reminder }),
  settled: (s) => {
    const session = mine(s, id);
    const told = session?.reminder;
    return !session || (told?.at === reminder?.at && told?.text === reminder?.text);
  },
});

export const read = (id: SessionId): Overlay => sessionChanged(id, { unread: 0, handedBy: null });

/** A change of the customer, in every session of theirs that is listed. */
const customerChanged = (
  id: ConversationId,
  change: Partial<Customer> | ((customer: Customer) => Partial<Customer>),
  settled: (customer: Customer) => boolean,
): Overlay => {
  const changed = (c: Customer): Customer => ({
    ...c,
    ...(typeof change === "function" ? change(c) : change),
  });
  const put = (x: Session): Session =>
    x.conversationId === id ? { ...x, customer: changed(x.customer) } : x;
  return {
    apply: (s) => ({
      ...s,
      sessions: s.sessions.map(put),
      waiting: { ...s.waiting, sessions: s.waiting.sessions.map(put) },
    }),
    settled: (s) =>
      [...s.sessions, ...s.waiting.sessions].every((x) => x.conversationId !== id || settled(x.customer)),
  };
};

export const remarked = (id: ConversationId, remark: string | null): Overlay =>
  customerChanged(id, { remark }, (c) => c.remark === remark);

/** [TG4] */
export const tagged = (id: ConversationId, change: TagsChange): Overlay =>
  customerChanged(
    id,
    ({ tags }) => ({ tags: changedTags(tags, change) }),
    ({ tags }) => changedTags(tags, change).join("\n") === tags.join("\n"),
  );

export const blockedAs = (id: ConversationId, blocked: boolean): Overlay =>
  customerChanged(id, { blocked }, (c) => c.blocked === blocked);

const isSo = (agent: Agent | undefined, change: Partial<Agent>): boolean =>
  Object.entries(change).every(([key, value]) => agent?.[key as keyof Agent] === value);

/** My own status, capacity or automatic pick-up. */
export const meChanged = (change: Partial<Agent>): Overlay => ({
  apply: (s) => ({
    ...s,
    me: { ...s.me, ...change },
    agents: s.agents.map((a) => (a.id === s.me.id ? { ...a, ...change } : a)),
  }),
  settled: (s) => isSo(s.me, change),
});

/** Another's role, status, capacity or automatic pick-up; `since`: what comes of it and is the server's to say. What I am myself stays the server's word. */
export const agentChanged = (id: AgentId, change: Partial<Agent>, since: Partial<Agent> = {}): Overlay => ({
  apply: (s) => ({
    ...s,
    agents: s.agents.map((a) => (a.id === id && !isSo(a, change) ? { ...a, ...change, ...since } : a)),
  }),
  settled: (s) =>
    isSo(
      s.agents.find((a) => a.id === id),
      change,
    ),
});

/** [AG6] Unbound: out of the account at once. */
export const agentGone = (id: AgentId): Overlay => ({
  apply: (s) => ({ ...s, agents: s.agents.filter((a) => a.id !== id) }),
  settled: (s) => s.agents.every((a) => a.id !== id),
});

const changeAgent = (s: Snapshot, id: AgentId, change: (agent: Agent) => Partial<Agent>): Snapshot => ({
  ...s,
  agents: s.agents.map((a) => (a.id === id ? { ...a, ...change(a) } : a)),
});

const withLoad = (s: Snapshot, id: AgentId | null, by: number): Snapshot =>
  id === null ? s : changeAgent(s, id, ({ load }) => ({ load: Math.max(0, load + by) }));

/** [AG5] It is given to somebody: it stands with them at once, out of the line or out of a colleague's hands. */
export const given = (id: SessionId, ownerId: AgentId, now: number): Overlay => ({
  apply: (s) => {
    const session = mine(s, id) ?? s.waiting.sessions.find((x) => x.id === id);
    if (!session || (session.ownerId === ownerId && session.state === "active")) return s;
    const moved: Session = {
      ...session,
      state: "active",
      ownerId,
      waitingSince: null,
      inactiveSince: null,
      pickedUpAt: now,
      firstResponseMs: null,
    };
    const left = withLoad(s, session.state === "active" ? session.ownerId : null, -1);
    return {
      ...withLoad(left, ownerId, 1),
      sessions: [...s.sessions.filter((x) => x.id !== id), moved],
      waiting: outOfLine(s, id),
    };
  },
  // Given away by an agent it is in none of their lists, once the feed has told.
  settled: (s) =>
    (mine(s, id)?.ownerId ?? ownerId) === ownerId && !s.waiting.sessions.some((x) => x.id === id),
});
