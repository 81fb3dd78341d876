/** News that come with time and not with an event: the right to answer is about to end, or an alarm begins. Pure. */
import { supervises } from "@jieru/shared/domain/agent";
import { type Alarm, closingSoonMs } from "@jieru/shared/domain/alarms";
import { replyBlock } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { News } from "./news.ts";

/** [NT1] News when an hour is left, and again when ten minutes are left. */
const thresholdsMs = [closingSoonMs, 10 * 60_000];

/**
 * The smallest threshold crossed between two instants. Thresholds that lay in the past when the right was granted do not
 * count.
 */
function crossed({ allowance }: Session, from: number, to: number): number | undefined {
  const { until, grantedAt } = allowance;
  return thresholdsMs
    .filter((left) => {
      const at = until - left;
      return from < at && at <= to && (grantedAt === null || grantedAt < at);
    })
    .at(-1);
}

/** My sessions whose customer waits for an answer that soon nobody may give any more. */
export function closingNews(desk: Snapshot, from: number, to: number): News[] {
  return desk.sessions.flatMap((session): News[] => {
    const { until, left } = session.allowance;
    const asks = session.ownerId === desk.me.id && session.unansweredSince !== null && left > 0 && until > to;
    const threshold = asks ? crossed(session, from, to) : undefined;
    if (threshold === undefined) return [];
    return [{ kind: "closing", key: `closing:${session.id}:${until}:${threshold}`, at: to, session }];
  });
}

/** [AL7] My sessions whose customer has waited for an answer for the account's limit. */
export function unansweredNews(desk: Snapshot, from: number, to: number): News[] {
  return desk.sessions.flatMap((session): News[] => {
    if (session.ownerId !== desk.me.id || session.unansweredSince === null) return [];
    const at = session.unansweredSince + desk.account.unansweredAlertMs;
    if (!(from < at && at <= to) || replyBlock(session.allowance, to)) return [];
    return [{ kind: "unanswered", key: `unanswered:${session.id}:${session.unansweredSince}`, at, session }];
  });
}

/** When each alarm was last seen. */
export type SeenAlarms = ReadonlyMap<Alarm["alarm"], number>;
/** An alarm that comes and goes within this time is told only once. */
const calmMs = 5 * 60_000;

/** [NT1] Alarms that have begun, for agents who supervise. */
export function alarmNews(
  desk: Snapshot,
  seen: SeenAlarms,
  alarms: readonly Alarm[],
  now: number,
): { news: (News & { alarm: Alarm })[]; seen: SeenAlarms } {
  const standing = supervises(desk.me) ? alarms : [];
  const fresh = standing.filter(({ alarm }) => now - (seen.get(alarm) ?? Number.NEGATIVE_INFINITY) > calmMs);
  return {
    news: fresh.map((alarm) => ({
      kind: "alarm",
      key: `alarm:${alarm.alarm}:${now}`,
      at: now,
      session: null,
      alarm,
    })),
    seen: new Map([...seen, ...standing.map(({ alarm }) => [alarm, now] as const)]),
  };
}
