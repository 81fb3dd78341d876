/** The four lists, from one snapshot: which sessions each contains, in which order. */
import { allowanceLevel, replyBlock } from "@jieru/shared/domain/allowance";
import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { answerableCount, type Snapshot, viewerOf, type WaitingLine } from "@jieru/shared/domain/snapshot";
import { firstInQueue, longestWait, unansweredSince } from "@jieru/shared/domain/waiting";
import { saidAt } from "./session-words.ts";

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

/** The customer waits for an answer, or has just come in and could be greeted before the minute is over. */
const isDue = (s: Session, now: number): boolean =>
  s.unansweredSince !== null || (!s.spoken && replyBlock(s.allowance, now) === null);

/** [TR14] Nobody knows whether the customer has the last reply. */
const isUnconfirmed = ({ lastMessage: last }: Session): boolean => last?.delivery === "unconfirmed";

const mostUrgent = (now: number) => (a: Session, b: Session) =>
  urgency(a, now) - urgency(b, now) || (a.unansweredSince ?? a.openedAt) - (b.unansweredSince ?? b.openedAt);

const newestFirst = (a: Session, b: Session): number => saidAt(b) - saidAt(a);
const latestQuietFirst = (a: Session, b: Session): number => b.lastActivityAt - a.lastActivityAt;

const soonestReminder = (a: Session, b: Session): number => (a.reminder?.at ?? 0) - (b.reminder?.at ?? 0);

const servedBy = ({ sessions }: Snapshot, owner: AgentId | "all"): Session[] =>
  sessions.filter((s) => owner === "all" || s.ownerId === owner);

/** What I serve myself: a supervisor's snapshot holds everybody's sessions, and these lists are for one's own work. */
const mineOf = (desk: Snapshot): Session[] => servedBy(desk, desk.me.id);

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

/** [DI8] Behind those who can be answered those who cannot; without the latter, one group without a name. */
function lineGroups({ sessions }: WaitingLine): Group[] {
  const lapsed = sessions.filter((s) => s.lapsed);
  if (lapsed.length === 0) return [{ name: null, sessions }];
  return [
    { name: null, sessions: sessions.filter((s) => !s.lapsed) },
    { name: "lapsed", sessions: lapsed },
  ];
}

/** [RP12] Before the ended ones those still open, as they are now: a number of the report may count some. */
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

interface Listed {
  now: number;
  /** The ended sessions loaded so far. */
  ended?: readonly Session[];
  /** Whose sessions to show, if not the agent's own. */
  owner?: AgentId | "all";
  /** [RM11] Of who is served only those to be reminded of, by the time of that. */
  byReminder?: boolean;
}

/** A list's groups in order. */
export function listGroups(
  tab: Tab,
  desk: Snapshot,
  { now, ended = [], owner = desk.me.id, byReminder = false }: Listed,
): Group[] {
  const served = servedBy(desk, owner);
  if (byReminder && (tab === "active" || tab === "inactive"))
    return [
      { name: null, sessions: served.filter((s) => s.state === tab && s.reminder).sort(soonestReminder) },
    ];
  if (tab === "active") return activeGroups(served, now);
  if (tab === "waiting") return lineGroups(desk.waiting);
  if (tab === "ended") return endedGroups(desk, ended);
  return [
    {
      name: null,
      sessions: served.filter((s) => s.state === "inactive").sort(latestQuietFirst),
    },
  ];
}

/** [DI8] How many wait who can be answered, and how many who cannot. */
export const waitingCount = ({ waiting }: Snapshot): number => answerableCount(waiting);
export const lapsedCount = ({ waiting }: Snapshot): number => waiting.lapsed ?? 0;

/** How many sessions a list has, of the owner it shows (VW1); ended ones are not counted. */
export function listCount(tab: Tab, desk: Snapshot, owner: AgentId | "all" = desk.me.id): number | null {
  if (tab === "waiting") return waitingCount(desk);
  if (tab === "ended") return null;
  return servedBy(desk, owner).filter((s) => s.state === tab).length;
}

/** The list a session stands in. */
export const tabOf = (session: Session): Tab => session.state;

/** What waits for me: my sessions whose customer has had no answer. For the tab's title and icon. */
export const dueSessions = (desk: Snapshot, now: number): Session[] =>
  mineOf(desk).filter((s) => s.state === "active" && isDue(s, now));

const nobody = (): boolean => false;

/**
 * [KB7] My session whose customer has waited longest for an answer that I can give at `now`, except the open one and those
 * answered on this page.
 */
export const longestUnanswered = (
  desk: Snapshot,
  besides: string | null,
  now: number,
  isAnswered: (session: Session) => boolean = nobody,
): Session | undefined =>
  longestWait(
    mineOf(desk).filter(
      (s) => s.id !== besides && !isAnswered(s) && blockOf("reply", s, viewerOf(desk), now) === null,
    ),
    unansweredSince,
  );

/** [DI2] [DI8] Returns the first in the queue, except those that are already being picked up. */
export const firstWaiting = (
  desk: Snapshot | undefined,
  isAsked: (id: SessionId) => boolean = nobody,
): Session | undefined =>
  firstInQueue(
    desk?.waiting.sessions.filter((s) => !isAsked(s.id) && !desk.sessions.some(({ id }) => id === s.id)) ??
      [],
  );
