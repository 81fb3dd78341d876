/** Optimistic updates: a patch is applied on top of the snapshot and never written into it. Removing it undoes it. */
import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Reminder } from "@jieru/shared/domain/reminder";
import type { Customer, Session } from "@jieru/shared/domain/session";
import type { Snapshot, WaitingLine } from "@jieru/shared/domain/snapshot";
import { changedTags, type TagsChange } from "@jieru/shared/domain/tags";
import { byPlace } from "@jieru/shared/domain/waiting";
import type { WrapUp } from "@jieru/shared/domain/wrap-up";
import { replaceEqualDeep } from "@tanstack/react-query";

export interface OptimisticPatch {
  apply: (snapshot: Snapshot) => Snapshot;
  /** The look of a session that this removes from the lists; null for others. */
  left?: (session: Session) => Session | null;
  isConfirmed: (snapshot: Snapshot) => boolean;
}

const mine = (s: Snapshot, id: SessionId): Session | undefined => s.sessions.find((x) => x.id === id);

/** Returns the same object for the same session, so that components do not render again. */
function changing(id: SessionId, change: Partial<Session>): OptimisticPatch["apply"] {
  const changed = new WeakMap<Session, Session>();
  const put = (session: Session): Session => {
    const known = changed.get(session) ?? { ...session, ...change };
    changed.set(session, known);
    return known;
  };
  return (s) => ({ ...s, sessions: s.sessions.map((x) => (x.id === id ? put(x) : x)) });
}

const withoutOne = (line: WaitingLine, { id, lapsed }: Session): WaitingLine => ({
  count: Math.max(0, line.count - 1),
  lapsed: line.lapsed && lapsed ? line.lapsed - 1 : line.lapsed,
  sessions: line.sessions.filter((x) => x.id !== id),
});

/** [SE2] `known` is the session, for one beyond the loaded waiting queue. */
export const pickedUp = (id: SessionId, now: number, known?: Session): OptimisticPatch => ({
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
      sessions: mine(s, id) ? s.sessions : [...s.sessions, taken],
      waiting: withoutOne(s.waiting, session),
    };
  },
  isConfirmed: (s) => mine(s, id)?.ownerId === s.me.id && !s.waiting.sessions.some((x) => x.id === id),
});

export const reactivated = (id: SessionId, now: number): OptimisticPatch => ({
  apply: (s) =>
    changing(id, {
      state: "active",
      inactiveSince: null,
      reactivateAt: now + s.account.reactivateAfterMs,
    })(s),
  isConfirmed: (s) => mine(s, id)?.state === "active",
});

export const handedBack = (id: SessionId, now: number): OptimisticPatch => ({
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
      waiting: s.waiting.sessions.some((x) => x.id === id)
        ? s.waiting
        : {
            ...s.waiting,
            count: s.waiting.count + 1,
            sessions: [...s.waiting.sessions, waits].toSorted(byPlace),
          },
    };
  },
  isConfirmed: (s) => !mine(s, id),
});

const withoutWaiting = ({ waiting }: Snapshot, id: SessionId): WaitingLine => {
  const session = waiting.sessions.find((x) => x.id === id);
  return session ? withoutOne(waiting, session) : waiting;
};

/** [SE7] The session leaves the lists, and is shown as ended where it is open. */
export const ended = (id: SessionId, now: number): OptimisticPatch => ({
  apply: (s) => ({ ...s, sessions: s.sessions.filter((x) => x.id !== id), waiting: withoutWaiting(s, id) }),
  left: (session) =>
    session.id === id
      ? { ...session, state: "ended", endedAt: now, reactivateAt: null, inactiveSince: null, reminder: null }
      : null,
  isConfirmed: (s) => !mine(s, id) && !s.waiting.sessions.some((x) => x.id === id),
});

/** [SE18] [SE19] `known` is the reopened session. */
export const reopened = (known: Session): OptimisticPatch => ({
  apply: (s) =>
    known.state === "waiting" || mine(s, known.id) ? s : { ...s, sessions: [...s.sessions, known] },
  // Until the end is confirmed, the snapshot has the earlier state.
  isConfirmed: (s) => (mine(s, known.id)?.lastSeq ?? 0) > known.lastSeq,
});

export const sessionChanged = (id: SessionId, change: Partial<Session>): OptimisticPatch => ({
  apply: changing(id, change),
  isConfirmed(s) {
    const session = mine(s, id);
    return !session || replaceEqualDeep(session, { ...session, ...change }) === session;
  },
});

export const wrappedUp = (id: SessionId, wrapUp: WrapUp | null): OptimisticPatch => ({
  apply: changing(id, { wrapUp }),
  isConfirmed: (s) => {
    const session = mine(s, id);
    const wrapUpNow = session?.wrapUp;
    return !session || (wrapUpNow?.topicId === wrapUp?.topicId && wrapUpNow?.line === wrapUp?.line);
  },
});

export const reminded = (id: SessionId, reminder: Reminder | null): OptimisticPatch => ({
  apply: changing(id, { reminder }),
  isConfirmed: (s) => {
    const session = mine(s, id);
    const reminderNow = session?.reminder;
    return !session || (reminderNow?.at === reminder?.at && reminderNow?.text === reminder?.text);
  },
});

export const read = (id: SessionId): OptimisticPatch => sessionChanged(id, { unread: 0, handedBy: null });

const customerChanged = (
  id: ConversationId,
  change: Partial<Customer> | ((customer: Customer) => Partial<Customer>),
  isConfirmed: (customer: Customer) => boolean,
): OptimisticPatch => {
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
    isConfirmed: (s) =>
      [...s.sessions, ...s.waiting.sessions].every((x) => x.conversationId !== id || isConfirmed(x.customer)),
  };
};

export const remarked = (id: ConversationId, remark: string | null): OptimisticPatch =>
  customerChanged(id, { remark }, (c) => c.remark === remark);

export const tagged = (id: ConversationId, change: TagsChange): OptimisticPatch =>
  customerChanged(
    id,
    ({ tags }) => ({ tags: changedTags(tags, change) }),
    ({ tags }) => changedTags(tags, change).join("\n") === tags.join("\n"),
  );

export const blockedAs = (id: ConversationId, blocked: boolean): OptimisticPatch =>
  customerChanged(id, { blocked }, (c) => c.blocked === blocked);

const isSo = (agent: Agent | undefined, change: Partial<Agent>): boolean =>
  Object.entries(change).every(([key, value]) => agent?.[key as keyof Agent] === value);

export const meChanged = (change: Partial<Agent>): OptimisticPatch => ({
  apply: (s) => ({
    ...s,
    me: { ...s.me, ...change },
    agents: s.agents.map((a) => (a.id === s.me.id ? { ...a, ...change } : a)),
  }),
  isConfirmed: (s) => isSo(s.me, change),
});

/** Another agent's change; `since` holds consequences that only the server knows exactly. */
export const agentChanged = (
  id: AgentId,
  change: Partial<Agent>,
  since: Partial<Agent> = {},
): OptimisticPatch => ({
  apply: (s) => ({
    ...s,
    agents: s.agents.map((a) => (a.id === id && !isSo(a, change) ? { ...a, ...change, ...since } : a)),
  }),
  isConfirmed: (s) =>
    isSo(
      s.agents.find((a) => a.id === id),
      change,
    ),
});

export const agentGone = (id: AgentId): OptimisticPatch => ({
  apply: (s) => ({ ...s, agents: s.agents.filter((a) => a.id !== id) }),
  isConfirmed: (s) => s.agents.every((a) => a.id !== id),
});

const changeAgent = (s: Snapshot, id: AgentId, change: (agent: Agent) => Partial<Agent>): Snapshot => ({
  ...s,
  agents: s.agents.map((a) => (a.id === id ? { ...a, ...change(a) } : a)),
});

const withLoad = (s: Snapshot, id: AgentId | null, by: number): Snapshot =>
  id === null ? s : changeAgent(s, id, ({ load }) => ({ load: Math.max(0, load + by) }));

/** [AG5] The session moves to the agent at once, from the queue or a colleague. */
export const assigned = (id: SessionId, ownerId: AgentId, now: number): OptimisticPatch => ({
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
      waiting: withoutWaiting(s, id),
    };
  },
  // An agent's own lists lose a session they gave away.
  isConfirmed: (s) =>
    (mine(s, id)?.ownerId ?? ownerId) === ownerId && !s.waiting.sessions.some((x) => x.id === id),
});
