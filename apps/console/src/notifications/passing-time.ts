/** News that no fact brings, but time: the right to answer about to end, and the board's alarms. Pure. */
import { supervises } from "@jieru/shared/domain/agent";
import { type Alarm, closingSoonMs } from "@jieru/shared/domain/alarms";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { News } from "./news.ts";

/** [NT1] Told when an hour is left, and again when ten minutes are. */
const thresholdsMs = [closingSoonMs, 10 * 60_000];

/** The nearest threshold that was crossed between two instants; one that was crossed when the right was granted is none. */
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

/** When each alarm was last seen standing. */
export type SeenAlarms = ReadonlyMap<Alarm["alarm"], number>;
/** One that comes and goes is told once, not every time. */
const calmMs = 5 * 60_000;

/** [NT1] What has begun to be wrong, for those who look after it. */
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
