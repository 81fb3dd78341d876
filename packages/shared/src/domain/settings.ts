/** Settings of an account. Every field has a default, so a new account is usable at once. */
import type { z } from "zod";
import { capacityRange } from "./agent.ts";
import type { accountSettings, hours, openingHours } from "./settings-schema.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export interface SettingRange {
  min: number;
  max: number;
}

/** Ranges for the schema and for forms. Times in milliseconds. */
export const settingRanges = {
  reactivateAfterMs: { min: minute, max: 2 * day },
  graceMs: { min: 30 * second, max: hour },
  initialCapacity: capacityRange,
  noAnswerMs: { min: 30 * second, max: day },
  waitTargetMs: { min: 10 * second, max: day },
  answerTargetMs: { min: minute, max: day },
  unansweredAlertMs: { min: minute, max: day },
  pushSilenceMs: { min: minute, max: 7 * day },
  replies: { min: 0, max: 100 },
  enteredWindowMs: { min: 0, max: hour },
  messageWindowMs: { min: 0, max: 7 * day },
  repetitionCustomers: { min: 1, max: 1_000 },
  repetitionMinutes: { min: 1, max: 60 },
  keepMessagesDays: { min: 7, max: 3_650 },
} as const satisfies Record<string, SettingRange>;

/** For automatic texts, in characters; WeChat's limit in bytes is well above. */
export const greetingLength = 500;

/** The most ranges of hours per day, and days with their own hours. */
export const openingLimits = { ranges: 4, days: 200 } as const;

/** A time of day such as "09:00"; 24:00 is the end of the day. */
export const timeOfDayShape = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export type Hours = z.infer<typeof hours>;
export type OpeningHours = z.infer<typeof openingHours>;

export const handOvers = ["never", "nobody_online", "closed"] as const;

export const autoReplyTimes = ["nobody_online", "closed", "either"] as const;

export type AccountSettings = z.infer<typeof accountSettings>;
export type Repetition = NonNullable<AccountSettings["repetition"]>;
export type AutoReply = NonNullable<AccountSettings["autoReply"]>;

export const initialSettings: AccountSettings = {
  replyPreset: "guide",
  ownReplies: null,
  reactivateAfterMs: 30 * minute,
  keepUnanswered: false,
  graceMs: 3 * minute,
  exceedByHand: true,
  exceedByTransfer: true,
  initialCapacity: capacityRange.initial,
  initialAuto: false,
  noAnswerMs: null,
  greeting: null,
  autoReply: null,
  handOver: "never",
  openingHours: null,
  waitTargetMs: 5 * minute,
  answerTargetMs: 5 * minute,
  unansweredAlertMs: 10 * minute,
  pushSilenceMs: null,
  keepMessagesDays: null,
  topicRequired: false,
  ratingRequest: null,
  repetition: { customers: 20, minutes: 10 },
};
