/** An agent's notification settings, the same in every account and on every device (NT7). */
import type { z } from "zod";
import { localTime, minutesOf } from "./local-day.ts";
import type {
  notificationSettings,
  notificationsChange,
  quietHours,
  ways,
} from "./notification-settings-schema.ts";

/**
 * `waiting`: a customer can be picked up. `message`: a customer of the agent wrote. `given`: a session was assigned to
 * the agent. `not_sent`: a reply failed or is unconfirmed. `closing`: an unanswered customer's reply window is about to
 * close. `unanswered`: the agent's customer has waited for the account's limit. `returned`: the agent's session went
 * back to the queue unanswered. `reminder`: a reminder is due. `mention`: a note addresses the agent. `alarm`: an alarm
 * for supervisors.
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

/** A time of day such as "22:00". Midnight is 00:00 only, as quiet hours may continue into the next day. */
export const clockShape = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export type QuietHours = z.infer<typeof quietHours>;
export type NotificationSettings = z.infer<typeof notificationSettings>;
export type NotificationsChange = z.infer<typeof notificationsChange>;

/** [NT7] Returns the settings after a change; fields that it does not name stay. */
export function changedNotifications(
  settings: NotificationSettings,
  change: NotificationsChange,
): NotificationSettings {
  const kinds = { ...settings.kinds };
  for (const kind of newsKinds) kinds[kind] = { ...kinds[kind], ...change.kinds?.[kind] };
  return { ...settings, ...change, kinds };
}

const both: Ways = { sound: true, desktop: true };

/** Sounds are on by default, since an agent without them would not notice that they exist. */
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

export function wholeNotifications(set: Partial<NotificationSettings> | undefined): NotificationSettings {
  const kinds = { ...initialNotificationSettings.kinds, ...set?.kinds };
  return { ...initialNotificationSettings, ...set, kinds };
}

/** [NT5] Uses the wall clock of the agent's own time zone. */
export function isQuietAt(quiet: QuietHours | null, now: number): boolean {
  if (!quiet) return false;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const { minutes } = localTime(now, quiet.timeZone);
  return from < to ? from <= minutes && minutes < to : from <= minutes || minutes < to;
}
