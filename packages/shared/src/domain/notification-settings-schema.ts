import { z } from "zod";
import { clockShape } from "./notification-settings.ts";
import { timeZone } from "./settings-schema.ts";

export const ways = z.object({ sound: z.boolean(), desktop: z.boolean() });

const clock = z.string().regex(clockShape, "must be a time of day such as 22:00");

/** Daily; over midnight if `to` is before `from`. */
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
  quiet: quietHours.nullable(),
  preview: z.boolean(),
});

const someWays = z.object({ sound: z.boolean().exactOptional(), desktop: z.boolean().exactOptional() });

export const notificationsChange = z.object({
  kinds: ofEachKind(someWays.exactOptional()).exactOptional(),
  quiet: quietHours.nullable().exactOptional(),
  preview: z.boolean().exactOptional(),
});
