import { type Reminder, reminderRange } from "@jieru/shared/domain/reminder";
import { blockOf } from "@jieru/shared/domain/session";
import type { Command } from "./command.ts";
import { type Desk, type DeskSession, type Moment, viewSession } from "./desk.ts";
import type { Decision, NewFact } from "./fact.ts";
import { refusalOf } from "./moves.ts";

type SetReminder = Extract<Command, { do: "set_reminder" }>;

const isSame = (a: Reminder | null | undefined, b: Reminder): boolean =>
  a?.at === b.at && a.text === b.text && a.due === b.due;

/** [RM1] [RM2] Sets or removes the reminder. A new time is not due yet. */
export function setReminder(
  desk: Desk,
  { agentId, sessionId, reminder: said }: SetReminder,
  moment: Moment,
): Decision {
  const agent = desk.agents.get(agentId);
  if (!agent) return { refusal: "not_bound" };
  const before = desk.sessions.get(sessionId);
  if (!before) return { refusal: "session_not_found" };
  const block = blockOf("remind", viewSession(desk, before), agent, moment.now);
  if (block) return refusalOf(desk, block);
  const at = moment.now;
  if (!said)
    return before.reminder ? [{ type: "reminder_removed", at, session: { ...before, reminder: null } }] : [];
  const reminder = { ...said, by: agentId, due: false };
  if (isSame(before.reminder, reminder)) return [];
  const range = reminderRange(moment.now);
  if (said.at < range.from || said.at > range.until) return { refusal: "reminder_time_refused", ...range };
  return [{ type: "reminder_set", at, session: { ...before, reminder } }];
}

/** [RM3] [RM5] Returns whether the reminder is due. A waiting session reminds the agent who gets it. */
export const isReminderDue = ({ state, reminder }: DeskSession, { now }: Moment): boolean =>
  (state === "active" || state === "inactive") && reminder != null && !reminder.due && reminder.at <= now;

export const remindOf = (s: DeskSession, { now }: Moment): NewFact => ({
  type: "reminder_due",
  at: now,
  session: { ...s, reminder: s.reminder ? { ...s.reminder, due: true } : null },
});
