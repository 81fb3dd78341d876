/** A reminder of a promise to a customer: a time, at which the session's owner is notified, and a text. */
import type { z } from "zod";
import type { reminder } from "./reminder-schema.ts";

export const reminderAhead = { leastMs: 60_000, mostMs: 30 * 24 * 3_600_000 } as const;

/** [RM1] In characters, where an emoji counts as one. */
export const reminderLength = 100;
export type Reminder = z.infer<typeof reminder>;

export const reminderRange = (now: number): { from: number; until: number } => ({
  from: now + reminderAhead.leastMs,
  until: now + reminderAhead.mostMs,
});
