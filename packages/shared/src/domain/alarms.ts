/** [AL1]–[AL4] [AL7] Alarms for supervisors, computed from the snapshot and never stored. */
import { replyBlock } from "./allowance.ts";
import type { SessionId } from "./ids.ts";
import { openSince } from "./opening-hours.ts";
import type { Session } from "./session.ts";
import type { AccountSettings } from "./settings.ts";
import { answerableCount, type Snapshot } from "./snapshot.ts";
import { longestWait, unansweredSince, waitsSince } from "./waiting.ts";

export type Alarm =
  /**
   * AL1: a customer who can be answered waits longer than the target. `count` covers the head of the queue; if all of it is late, more may
   * wait.
   */
  | { alarm: "waiting_long"; count: number; atLeast: boolean; sinceMs: number; sessionId: SessionId }
  /** AL7: customers who have waited for an answer longer than the account's limit, in the queue or with an agent. */
  | { alarm: "unanswered_long"; count: number; sinceMs: number; sessionId: SessionId }
  /** AL2: customers wait and no agent is online. */
  | { alarm: "nobody_online"; count: number }
  /** AL3: an unanswered customer's reply window is about to close. */
  | { alarm: "allowance_closing"; count: number; until: number; sessionId: SessionId }
  /** AL4: WeChat has sent nothing for an unusual time. */
  | { alarm: "push_silence"; heardAt: number };

export const closingSoonMs = 60 * 60_000;

const answerableIn = ({ waiting }: Snapshot): Session[] => waiting.sessions.filter((s) => !s.lapsed);
const openIn = ({ sessions, waiting }: Snapshot): Session[] => [...sessions, ...waiting.sessions];

const concerned = {
  waiting_long: (desk, now) =>
    answerableIn(desk).filter((s) => now - (s.waitingSince ?? now) > desk.account.waitTargetMs),
  unanswered_long: (desk, now) =>
    openIn(desk).filter(
      (s) =>
        s.unansweredSince !== null &&
        now - s.unansweredSince > desk.account.unansweredAlertMs &&
        replyBlock(s.allowance, now) === null,
    ),
  allowance_closing: (desk, now) => openIn(desk).filter((s) => isClosing(s, now)),
} satisfies Partial<Record<Alarm["alarm"], (desk: Snapshot, now: number) => Session[]>>;

export type SessionAlarm = keyof typeof concerned;

export const isSessionAlarm = (alarm: Alarm["alarm"]): alarm is SessionAlarm => alarm in concerned;

/** [AL9] Returns the sessions of an alarm, in the order of the snapshot. */
export const sessionsOfAlarm = (alarm: SessionAlarm, desk: Snapshot, now: number): Session[] =>
  concerned[alarm](desk, now);

function waitingLong(desk: Snapshot, now: number): Alarm | null {
  const late = concerned.waiting_long(desk, now);
  const first = longestWait(late);
  if (!first) return null;
  const sinceMs = now - (waitsSince(first) ?? now);
  const count = late.length;
  const atLeast = count === answerableIn(desk).length && answerableCount(desk.waiting) > count;
  return { alarm: "waiting_long", count, atLeast, sinceMs, sessionId: first.id };
}

function unansweredLong(desk: Snapshot, now: number): Alarm | null {
  const late = concerned.unanswered_long(desk, now);
  const first = longestWait(late, unansweredSince);
  if (!first) return null;
  const sinceMs = now - (first.unansweredSince ?? now);
  return { alarm: "unanswered_long", count: late.length, sinceMs, sessionId: first.id };
}

function nobodyOnline({ waiting, agents }: Snapshot): Alarm | null {
  const count = answerableCount(waiting);
  return count > 0 && !agents.some((a) => a.status === "online") ? { alarm: "nobody_online", count } : null;
}

const isClosing = (s: Session, now: number): boolean =>
  s.unansweredSince !== null &&
  s.allowance.left > 0 &&
  s.allowance.until > now &&
  s.allowance.until - now < closingSoonMs;

function allowanceClosing(desk: Snapshot, now: number): Alarm | null {
  const closing = concerned.allowance_closing(desk, now);
  const first = closing.toSorted((a, b) => a.allowance.until - b.allowance.until)[0];
  return first
    ? {
        alarm: "allowance_closing",
        count: closing.length,
        until: first.allowance.until,
        sessionId: first.id,
      }
    : null;
}

/** [AL4] Returns since when the account's pushes are missing; null while they arrive. */
export function silentSince(
  { pushSilenceMs, openingHours }: Pick<AccountSettings, "pushSilenceMs" | "openingHours">,
  heardAt: number | null,
  now: number,
): number | null {
  if (pushSilenceMs === null || heardAt === null) return null;
  const open = openingHours ? openSince(openingHours, now) : 0;
  if (open === null) return null;
  const since = Math.max(heardAt, open);
  return now - since > pushSilenceMs ? since : null;
}

const pushSilence = ({ account }: Snapshot, heardAt: number | null, now: number): Alarm | null =>
  heardAt !== null && silentSince(account, heardAt, now) !== null ? { alarm: "push_silence", heardAt } : null;

export interface Heard {
  heardAt: number | null;
  now: number;
}

/** Returns the alarms, most urgent first. Silence is judged as of the board's last answer. */
export const alarmsOf = (desk: Snapshot, heard: Heard | undefined, now: number): Alarm[] =>
  [
    heard ? pushSilence(desk, heard.heardAt, Math.min(heard.now, now)) : null,
    nobodyOnline(desk),
    allowanceClosing(desk, now),
    unansweredLong(desk, now),
    waitingLong(desk, now),
  ].filter((alarm) => alarm !== null);
