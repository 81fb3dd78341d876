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

/** IANA, such as `Asia/Shanghai`. */
export const timeZone = z.string().max(64).refine(isTimeZone, "must be an IANA time zone");

export const openingHours = z.object({
  timeZone,
  /** Monday first; a day without hours is closed. */
  week: z.array(hoursOfDay).length(7),
  /** Days that go by their own hours instead of the week's: holidays, and the working days that make up for them. */
  days: z.array(z.object({ date: z.iso.date(), hours: hoursOfDay })).max(openingLimits.days),
});

/** [OH2] As they may be set. What is stored is read by `openingHours`, which took more before. */
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
  /** The account's own numbers; they count when the preset is `own` (RA1). */
  ownReplies: z
    .object({ entered: grant(settingRanges.enteredWindowMs), message: grant(settingRanges.messageWindowMs) })
    .nullable(),
  /** SE3 */
  reactivateAfterMs: within(settingRanges.reactivateAfterMs),
  /** [SE3] [SE4] Whether a session whose customer waits for an answer stays with its agent, inactive, as in WeChat's own tool. */
  keepUnanswered: z.boolean(),
  /** AG3 */
  graceMs: within(settingRanges.graceMs),
  /** DI3: may a pick-up by hand, or a transfer, go beyond the agent's capacity? */
  exceedByHand: z.boolean(),
  exceedByTransfer: z.boolean(),
  /** DI1: what a newly bound agent starts with. */
  initialCapacity: within(settingRanges.initialCapacity),
  initialAuto: z.boolean(),
  /** DI4: a customer unanswered for this long goes back to the line; null: never. */
  noAnswerMs: within(settingRanges.noAnswerMs).nullable(),
  /** Sent by itself to who enters by the button, from the one reply that allows; null: none. */
  greeting: z.string().min(1).max(greetingLength).nullable(),
  /** GR4: sent by itself to who writes while nobody can answer; null: never. */
  autoReply: z
    .object({ when: z.enum(autoReplyTimes), text: z.string().min(1).max(greetingLength) })
    .nullable(),
  handOver: z.enum(handOvers),
  /** null: always open. */
  openingHours: openingHours.nullable(),
  /** Waiting longer than this is an alarm for supervisors. */
  waitTargetMs: within(settingRanges.waitTargetMs),
  /** [AL8] Agents should answer within this time; a longer wait is highlighted in their list and on the board. */
  answerTargetMs: within(settingRanges.answerTargetMs),
  /** [AL7] A customer who has waited for an answer for so long is told to their agent and to supervisors. */
  unansweredAlertMs: within(settingRanges.unansweredAlertMs),
  /** WeChat silent for longer than this within opening hours is an alarm; null: never. */
  pushSilenceMs: within(settingRanges.pushSilenceMs).nullable(),
  /** RT1: what was said is deleted after so many days; null: never. */
  keepMessagesDays: within(settingRanges.keepMessagesDays).nullable(),
  /** WU4: must agents say what a session was about before they end it? */
  topicRequired: z.boolean(),
  /** CR1: how customers are asked, as a session ends, how satisfied they are; null: they are not. */
  ratingRequest: z.object({ text: z.string().min(1).max(greetingLength) }).nullable(),
  /** CD7: an agent is warned who sends one text to more customers than this within as many minutes; null: never. */
  repetition: z
    .object({
      customers: within(settingRanges.repetitionCustomers),
      minutes: within(settingRanges.repetitionMinutes),
    })
    .nullable(),
});
