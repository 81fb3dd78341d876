import { z } from "zod";
import { isBlank } from "../domain/blank.ts";
import { instant } from "../domain/ids.ts";
import { reminderLength } from "../domain/reminder.ts";
import { oneLine, within } from "./http.ts";

/** Invisible text counts as none. */
export const saidReminder = z.object({
  at: instant,
  text: oneLine
    .pipe(within(reminderLength))
    .nullable()
    .default(null)
    .transform((text) => (text === null || isBlank(text) ? null : text))
    .pipe(z.string().nullable()),
});
export type SaidReminder = z.infer<typeof saidReminder>;

/** null removes it. */
export const reminderBody = z.strictObject({ reminder: saidReminder.nullable() });
