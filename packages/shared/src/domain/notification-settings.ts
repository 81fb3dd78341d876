/** What an agent is told of, and how: the agent's own, in every account and on every device (NT7). */
import type { z } from "zod";
import { localTime, minutesOf } from "./local-day.ts";
import type {
  notificationSettings,
  notificationsChange,
  quietHours,
  ways,
} from "./notification-settings-schema.ts";

/**
 * `waiting`: somebody waits who could be picked up. `message`: a customer wrote in my session. `given`: a session was
 * given to me. `not_sent`: a reply failed, or nobody knows. `closing`: the right to answer is about to end, unanswered.
 * `unanswered`: my customer has waited for an answer as long as the account's limit says. `returned`: I did not answer, and the session went back. `reminder`: its time has come. `mention`: a note is meant for me. `alarm`: one of the board's, for those
 * who supervise.
 */
export const newsKinds = [
  "waiting",
  "message",
  "given",
  "not_sent",
  "closing",
  "unanswered",
  "returned",
  "reminder",
  "mention",
  "alarm",
] as const;
export type NewsKind = (typeof newsKinds)[number];
export type Ways = z.infer<typeof ways>;
export type Way = keyof Ways;

/** "22:00": a time of day. Midnight is 00:00 alone, for these hours go on into the next day. */
export const clockShape = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export type QuietHours = z.infer<typeof quietHours>;
export type NotificationSettings = z.infer<typeof notificationSettings>;
export type NotificationsChange = z.infer<typeof notificationsChange>;

/** [NT7] What stands after a change: all that it does not name stays. */
export function changedNotifications(
  settings: NotificationSettings,
  change: NotificationsChange,
): NotificationSettings {
  const kinds = { ...settings.kinds };
  for (const kind of newsKinds) kinds[kind] = { ...kinds[kind], ...change.kinds?.[kind] };
  return { ...settings, ...change, kinds };
}

const both: Ways = { sound: true, desktop: true };

/** Heard unless somebody chose otherwise: who is told nothing does not know that there was something to hear. */
export const initialNotificationSettings: NotificationSettings = {
  kinds: {
    waiting: both,
    message: both,
    given: both,
    not_sent: both,
    closing: both,
    unanswered: both,
    returned: both,
    reminder: both,
    mention: both,
    alarm: both,
  },
  quiet: null,
  preview: true,
};

/** What an agent has not set, or an earlier release did not know, is as it is for everybody at first. */
export function wholeNotifications(set: Partial<NotificationSettings> | undefined): NotificationSettings {
  const kinds = { ...initialNotificationSettings.kinds, ...set?.kinds };
  return { ...initialNotificationSettings, ...set, kinds };
}

/** [NT5] By the wall clock of the agent's own time zone. */
export function isQuietAt(quiet: QuietHours | null, now: number): boolean {
  if (!quiet) return false;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const { minutes } = localTime(now, quiet.timeZone);
  return from < to ? from <= minutes && minutes < to : from <= minutes || minutes < to;
}
