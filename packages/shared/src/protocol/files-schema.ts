import { z } from "zod";
import { fileLanguages, firstFileDay, lastFileDay } from "./files.ts";

export const fileLanguage = z.enum(fileLanguages).default("zh-CN");

/** A day of the account's calendar, such as `2026-11-28`. */
export const fileDay = z.iso
  .date()
  .refine(
    (day) => day >= firstFileDay && day <= lastFileDay,
    `must be from ${firstFileDay} to ${lastFileDay}`,
  );

interface Range {
  from?: string | undefined;
  to?: string | undefined;
}
const dayMs = 24 * 60 * 60_000;
/** Returns the number of days, both ends included; null without a range. */
const daysIn = ({ from, to }: Range): number | null =>
  from === undefined || to === undefined ? null : (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** [RP4] [EX2] Both days or neither, in order, and not too many. */
export const daysQuery = (atMost: number) =>
  z
    .object({ from: fileDay.optional(), to: fileDay.optional() })
    .refine(({ from, to }) => (from === undefined) === (to === undefined), {
      path: ["to"],
      error: "must come with `from`, and `from` with it",
    })
    .refine((range) => (daysIn(range) ?? 1) >= 1, { path: ["from"], error: "must not be after `to`" })
    .refine((range) => (daysIn(range) ?? 1) <= atMost, {
      path: ["to"],
      error: `must be within ${atMost} days of \`from\``,
    });
