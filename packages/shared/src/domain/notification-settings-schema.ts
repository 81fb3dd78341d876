import { z } from "zod";
import { clockShape } from "./notification-settings.ts";
import { timeZone } from "./settings-schema.ts";

/** By a tone, and by a notification of the desktop's. */
export const ways = z.object({ sound: z.boolean(), desktop: z.boolean() });

const clock = z.string().regex(clockShape, "must be a time of day such as 22:00");

/** Every day; past midnight where `to` is earlier than `from`. */
export const quietHours = z
  .object({ from: clock, to: clock, timeZone })
  .refine(({ from, to }) => from !== to, { path: ["to"], error: "must be another time than from" });

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

const someWays = z.object({ sound: z.boolean().exactOptional(), desktop: z.boolean().exactOptional() });

/** Some of the settings, of the kinds of news some, and of the ways each is told some. */
export const notificationsChange = z.object({
  kinds: ofEachKind(someWays.exactOptional()).exactOptional(),
  quiet: quietHours.nullable().exactOptional(),
  preview: z.boolean().exactOptional(),
});
