/** What an agent has promised a customer for later: a time, at which the session's owner is told, and what for. */
import type { z } from "zod";
import type { reminder } from "./reminder-schema.ts";

/** [RM1] How far ahead a reminder may be. */
export const reminderAhead = { leastMs: 60_000, mostMs: 30 * 24 * 3_600_000 } as const;

/** [RM1] In characters, where an emoji counts as one. */
export const reminderLength = 100;
export type Reminder = z.infer<typeof reminder>;

/** [RM1] The times a reminder may be set for now. */
export const reminderRange = (now: number): { from: number; until: number } => ({
  from: now + reminderAhead.leastMs,
  until: now + reminderAhead.mostMs,
});
