import { z } from "zod";
import { replyPresetNames } from "./allowance.ts";
import {
  autoReplyTimes,
  greetingLength,
  handOvers,
  openingLimits,
  type SettingRange,
  settingRanges,
  timeOfDayShape,
} from "./settings.ts";

const within = ({ min, max }: SettingRange) => z.int().min(min).max(max);

const timeOfDay = z.string().regex(timeOfDayShape, "must be a time of day such as 09:00");
export const hours = z
  .object({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, { path: ["to"], error: "must be later than from" });
const hoursOfDay = z.array(hours).max(openingLimits.ranges);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const timeZone = z.string().max(64).refine(isTimeZone, "must be an IANA time zone");

export const openingHours = z.object({
  timeZone,
  /** Monday first; a day without hours is closed. */
  week: z.array(hoursOfDay).length(7),
  /** Days with their own hours: holidays, and the working days that make up for them. */
  days: z.array(z.object({ date: z.iso.date(), hours: hoursOfDay })).max(openingLimits.days),
});

/** [OH2] Accepts new values. `openingHours` also accepts stored values of earlier releases. */
export const newOpeningHours = openingHours.extend({
  timeZone: z
    .string()
    .max(64)
    .refine(
      (name) => isTimeZone(name) && !/^[+-]/.test(name),
      "must be an IANA time zone such as Asia/Shanghai",
    ),
  days: openingHours.shape.days.superRefine((days, { addIssue }) => {
    const dates = days.map(({ date }) => date);
    for (const [at, date] of dates.entries())
      if (dates.indexOf(date) < at)
        addIssue({ code: "custom", path: [at, "date"], message: "is listed twice" });
  }),
});

const grant = (windowMs: SettingRange) =>
  z.object({ replies: within(settingRanges.replies), windowMs: within(windowMs) });

export const accountSettings = z.object({
  replyPreset: z.enum(replyPresetNames),
  /** The account's own numbers for the preset `own` (RA1). */
  ownReplies: z
    .object({ entered: grant(settingRanges.enteredWindowMs), message: grant(settingRanges.messageWindowMs) })
    .nullable(),
  reactivateAfterMs: within(settingRanges.reactivateAfterMs),
  /** [SE3] [SE4] Whether a session with a waiting customer stays with its agent, inactive, as in WeChat's own tool. */
  keepUnanswered: z.boolean(),
  graceMs: within(settingRanges.graceMs),
  /** DI3: whether a pick-up by hand, or a transfer, may exceed the agent's capacity. */
  exceedByHand: z.boolean(),
  exceedByTransfer: z.boolean(),
  /** DI1: the capacity of a newly bound agent. */
  initialCapacity: within(settingRanges.initialCapacity),
  initialAuto: z.boolean(),
  /** DI4: a customer without an answer for this long goes back to the queue; null: never. */
  noAnswerMs: within(settingRanges.noAnswerMs).nullable(),
  /** Sent automatically to customers who enter by the button, from their one reply; null: none. */
  greeting: z.string().min(1).max(greetingLength).nullable(),
  /** GR4: sent automatically to customers who write while no agent can answer; null: never. */
  autoReply: z
    .object({ when: z.enum(autoReplyTimes), text: z.string().min(1).max(greetingLength) })
    .nullable(),
  handOver: z.enum(handOvers),
  openingHours: openingHours.nullable(),
  waitTargetMs: within(settingRanges.waitTargetMs),
  /** [AL8] A longer wait is highlighted in the agent's list and on the board. */
  answerTargetMs: within(settingRanges.answerTargetMs),
  /** [AL7] A longer wait alerts the agent and supervisors. */
  unansweredAlertMs: within(settingRanges.unansweredAlertMs),
  /** A longer silence of WeChat within opening hours is an alarm; null: never. */
  pushSilenceMs: within(settingRanges.pushSilenceMs).nullable(),
  /** RT1: messages are deleted after this many days; null: never. */
  keepMessagesDays: within(settingRanges.keepMessagesDays).nullable(),
  /** WU4: whether agents must choose a topic before they end a session. */
  topicRequired: z.boolean(),
  /** CR1: the question about satisfaction at a session's end; null: none. */
  ratingRequest: z.object({ text: z.string().min(1).max(greetingLength) }).nullable(),
  /** CD7: an agent gets a warning for sending one text to more customers than this within as many minutes; null: never. */
  repetition: z
    .object({
      customers: within(settingRanges.repetitionCustomers),
      minutes: within(settingRanges.repetitionMinutes),
    })
    .nullable(),
});
