import { allowanceLevel, replyBlock } from "@jieru/shared/domain/allowance";
import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { answerableCount, type Snapshot, viewerOf, type WaitingLine } from "@jieru/shared/domain/snapshot";
import { firstInQueue, longestWait, unansweredSince } from "@jieru/shared/domain/waiting";
import { latestAt } from "./session-labels.ts";

export const tabs = ["waiting", "active", "inactive", "ended"] as const;
export type Tab = (typeof tabs)[number];

export interface Group {
  name: "due" | "unconfirmed" | "answered" | "lapsed" | "open" | "ended" | null;
  sessions: Session[];
}

/** Smaller comes first: seconds, then under an hour, then the rest. */
function urgency(session: Session, now: number): number {
  const level = allowanceLevel(session.allowance, now);
  if (level === "seconds") return 0;
  return level === "critical" ? 1 : 2;
}

/** The customer waits for an answer, or has just entered and can be greeted. */
const isDue = (s: Session, now: number): boolean =>
  s.unansweredSince !== null || (!s.spoken && replyBlock(s.allowance, now) === null);

/** [TR14] It is unknown whether the customer has the last reply. */
const isUnconfirmed = ({ lastMessage: last }: Session): boolean => last?.delivery === "unconfirmed";

const mostUrgent = (now: number) => (a: Session, b: Session) =>
  urgency(a, now) - urgency(b, now) || (a.unansweredSince ?? a.openedAt) - (b.unansweredSince ?? b.openedAt);

const newestFirst = (a: Session, b: Session): number => latestAt(b) - latestAt(a);
const latestQuietFirst = (a: Session, b: Session): number => b.lastActivityAt - a.lastActivityAt;

const soonestReminder = (a: Session, b: Session): number => (a.reminder?.at ?? 0) - (b.reminder?.at ?? 0);

const servedBy = ({ sessions }: Snapshot, owner: AgentId | "all"): Session[] =>
  sessions.filter((s) => owner === "all" || s.ownerId === owner);

/** A supervisor's snapshot holds the sessions of all agents. */
const ownSessions = (desk: Snapshot): Session[] => servedBy(desk, desk.me.id);

function activeGroups(mine: Session[], now: number): Group[] {
  const active = mine.filter((s) => s.state === "active");
  const due = active.filter((s) => isDue(s, now)).sort(mostUrgent(now));
  const rest = active.filter((s) => !isDue(s, now)).sort(newestFirst);
  const groups: Group[] = [
    { name: "due", sessions: due },
    { name: "unconfirmed", sessions: rest.filter(isUnconfirmed) },
    { name: "answered", sessions: rest.filter((s) => !isUnconfirmed(s)) },
  ];
  return groups.filter((g) => g.sessions.length > 0);
}

/** [DI8] Puts lapsed customers into a second group. */
function queueGroups({ sessions }: WaitingLine): Group[] {
  const lapsed = sessions.filter((s) => s.lapsed);
  if (lapsed.length === 0) return [{ name: null, sessions }];
  return [
    { name: null, sessions: sessions.filter((s) => !s.lapsed) },
    { name: "lapsed", sessions: lapsed },
  ];
}

/** [RP12] Puts open sessions first: a figure of the report may count some. */
function endedGroups({ sessions, waiting }: Snapshot, loaded: readonly Session[]): Group[] {
  if (loaded.every(({ state }) => state === "ended")) return [{ name: null, sessions: [...loaded] }];
  const now = new Map([...waiting.sessions, ...sessions].map((s) => [s.id, s]));
  const open = loaded.filter(({ state }) => state !== "ended").map((s) => now.get(s.id) ?? s);
  const closed = loaded.filter(({ state }) => state === "ended");
  return [
    { name: "open" as const, sessions: open },
    { name: "ended" as const, sessions: closed },
  ].filter((group) => group.sessions.length > 0);
}

interface ListOptions {
  now: number;
  ended?: readonly Session[];
  owner?: AgentId | "all";
  /** [RM11] Shows only sessions with a reminder, ordered by its time. */
  byReminder?: boolean;
}

export function listGroups(
  tab: Tab,
  desk: Snapshot,
  { now, ended = [], owner = desk.me.id, byReminder = false }: ListOptions,
): Group[] {
  const served = servedBy(desk, owner);
  if (byReminder && (tab === "active" || tab === "inactive"))
    return [
      { name: null, sessions: served.filter((s) => s.state === tab && s.reminder).sort(soonestReminder) },
    ];
  if (tab === "active") return activeGroups(served, now);
  if (tab === "waiting") return queueGroups(desk.waiting);
  if (tab === "ended") return endedGroups(desk, ended);
  return [
    {
      name: null,
      sessions: served.filter((s) => s.state === "inactive").sort(latestQuietFirst),
    },
  ];
}

/** [DI8] Returns the number of waiting customers who can be answered. */
export const waitingCount = ({ waiting }: Snapshot): number => answerableCount(waiting);
export const lapsedCount = ({ waiting }: Snapshot): number => waiting.lapsed ?? 0;

/** Returns the size of a list for an owner (VW1), or null for ended sessions. */
export function listCount(tab: Tab, desk: Snapshot, owner: AgentId | "all" = desk.me.id): number | null {
  if (tab === "waiting") return waitingCount(desk);
  if (tab === "ended") return null;
  return servedBy(desk, owner).filter((s) => s.state === tab).length;
}

export const tabOf = (session: Session): Tab => session.state;

/** Returns the agent's sessions without an answer, for the tab's title and icon. */
export const dueSessions = (desk: Snapshot, now: number): Session[] =>
  ownSessions(desk).filter((s) => s.state === "active" && isDue(s, now));

const nobody = (): boolean => false;

/** [KB7] Returns the answerable own session with the longest wait, except `besides` and those answered here. */
export const longestUnanswered = (
  desk: Snapshot,
  besides: string | null,
  now: number,
  isAnswered: (session: Session) => boolean = nobody,
): Session | undefined =>
  longestWait(
    ownSessions(desk).filter(
      (s) => s.id !== besides && !isAnswered(s) && blockOf("reply", s, viewerOf(desk), now) === null,
    ),
    unansweredSince,
  );

/** [DI2] [DI8] Returns the first in the queue, except those that are already being picked up. */
export const firstWaiting = (
  desk: Snapshot | undefined,
  isSkipped: (id: SessionId) => boolean = nobody,
): Session | undefined =>
  firstInQueue(
    desk?.waiting.sessions.filter((s) => !isSkipped(s.id) && !desk.sessions.some(({ id }) => id === s.id)) ??
      [],
  );
