/** What an agent is told of, and how: the agent's own, in every account and on every device (NT7). */
import { z } from "../zod.ts";
import { localTime, minutesOf } from "./local-day.ts";
import { timeZone } from "./settings.ts";

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

/** By a tone, and by a notification of the desktop's. */
export const ways = z.object({ sound: z.boolean(), desktop: z.boolean() });
export type Ways = z.infer<typeof ways>;
export type Way = keyof Ways;

/** "22:00": a time of day. Midnight is 00:00 alone, for these hours go on into the next day. */
export const clockShape = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const clock = z.string().regex(clockShape, "must be a time of day such as 22:00");

/** Every day; past midnight where `to` is earlier than `from`. */
export const quietHours = z
  .object({ from: clock, to: clock, timeZone })
  .refine(({ from, to }) => from !== to, { path: ["to"], error: "must be another time than from" });
export type QuietHours = z.infer<typeof quietHours>;

const ofEachKind = <T extends z.ZodType>(each: T) =>
  z.object({
    waiting: each,
    message: each,
    given: each,
    not_sent: each,
    closing: each,
    unanswered: each,
    returned: each,
    reminder: each,
    mention: each,
    alarm: each,
  });

export const notificationSettings = z.object({
  kinds: ofEachKind(ways),
  /** null: none. */
  quiet: quietHours.nullable(),
  /** Whether a desktop notification repeats what was said. */
  preview: z.boolean(),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

const someWays = z.object({ sound: z.boolean().exactOptional(), desktop: z.boolean().exactOptional() });

/** Some of the settings, of the kinds of news some, and of the ways each is told some. */
export const notificationsChange = z.object({
  kinds: ofEachKind(someWays.exactOptional()).exactOptional(),
  quiet: quietHours.nullable().exactOptional(),
  preview: z.boolean().exactOptional(),
});
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
