/** Notifications caused by time instead of an event: a reply window about to close, a long wait, an alarm. Pure. */
import { supervises } from "@jieru/shared/domain/agent";
import { type Alarm, closingSoonMs } from "@jieru/shared/domain/alarms";
import { replyBlock } from "@jieru/shared/domain/allowance";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { AgentNotification } from "./derive-notifications.ts";

const thresholdsMs = [closingSoonMs, 10 * 60_000];

function crossed({ allowance }: Session, from: number, to: number): number | undefined {
  const { until, grantedAt } = allowance;
  return thresholdsMs
    .filter((left) => {
      const at = until - left;
      return from < at && at <= to && (grantedAt === null || grantedAt < at);
    })
    .at(-1);
}

export function closingNotifications(desk: Snapshot, from: number, to: number): AgentNotification[] {
  return desk.sessions.flatMap((session): AgentNotification[] => {
    const { until, left } = session.allowance;
    const asks = session.ownerId === desk.me.id && session.unansweredSince !== null && left > 0 && until > to;
    const threshold = asks ? crossed(session, from, to) : undefined;
    if (threshold === undefined) return [];
    return [{ kind: "closing", key: `closing:${session.id}:${until}:${threshold}`, at: to, session }];
  });
}

export function unansweredNotifications(desk: Snapshot, from: number, to: number): AgentNotification[] {
  return desk.sessions.flatMap((session): AgentNotification[] => {
    if (session.ownerId !== desk.me.id || session.unansweredSince === null) return [];
    const at = session.unansweredSince + desk.account.unansweredAlertMs;
    if (!(from < at && at <= to) || replyBlock(session.allowance, to)) return [];
    return [{ kind: "unanswered", key: `unanswered:${session.id}:${session.unansweredSince}`, at, session }];
  });
}

export type SeenAlarms = ReadonlyMap<Alarm["alarm"], number>;
/** An alarm that returns within this time does not notify again. */
const calmMs = 5 * 60_000;

/** [NT1] Returns alarms that have just begun, for supervisors. */
export function alarmNotifications(
  desk: Snapshot,
  seen: SeenAlarms,
  alarms: readonly Alarm[],
  now: number,
): { notifications: (AgentNotification & { alarm: Alarm })[]; seen: SeenAlarms } {
  const active = supervises(desk.me) ? alarms : [];
  const fresh = active.filter(({ alarm }) => now - (seen.get(alarm) ?? Number.NEGATIVE_INFINITY) > calmMs);
  return {
    notifications: fresh.map((alarm) => ({
      kind: "alarm",
      key: `alarm:${alarm.alarm}:${now}`,
      at: now,
      session: null,
      alarm,
    })),
    seen: new Map([...seen, ...active.map(({ alarm }) => [alarm, now] as const)]),
  };
}
