/** The text that an account sends to customers who write while no agent can answer (GR4), with the next opening. */
import type { z } from "zod";
import type { slotProblem } from "./auto-reply-schema.ts";
import { dayAround, localTime } from "./local-day.ts";
import { nextOpening } from "./opening-hours.ts";
import type { AccountSettings, AutoReply, OpeningHours } from "./settings.ts";

export const openingSlot = "{{opens}}";
/** Written like slots of quick replies (QR3); older texts use single braces. */
const slots = /(?:\{\{|｛｛)\s{0,8}opens\s{0,8}(?:\}\}|｝｝)|\{opens\}/g;

const hasSlot = ({ text }: AutoReply): boolean => text.search(slots) >= 0;

export type SlotProblem = z.infer<typeof slotProblem>;

type Settings = Pick<AccountSettings, "autoReply" | "openingHours">;

/** [GR7] Returns null if the text has no slot or the next opening is known. */
export function slotProblemIn({ autoReply, openingHours }: Settings, now: number): SlotProblem | null {
  if (!autoReply || !hasSlot(autoReply)) return null;
  if (autoReply.when !== "closed") return "not_only_closed";
  return openingHours && nextOpening(openingHours, now) !== null ? null : "no_next_opening";
}

/** Returns the text for customers at this time; null if the next opening is unknown. */
export function autoReplyText(
  autoReply: AutoReply,
  openingHours: OpeningHours | null,
  now: number,
): string | null {
  if (!hasSlot(autoReply)) return autoReply.text;
  if (openingHours === null) return null;
  const opens = nextOpening(openingHours, now);
  if (opens === null) return null;
  return autoReply.text.replaceAll(slots, dayAndTime(opens, now, openingHours.timeZone));
}

/** Returns text such as "明天 09:00", in characters that both Chinese scripts have. */
function dayAndTime(at: number, now: number, timeZone: string): string {
  const { date, minutes } = localTime(at, timeZone);
  const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, "0")).join(":");
  return `${dayWord(date, now, timeZone)} ${time}`;
}

function dayWord(date: string, now: number, timeZone: string): string {
  const today = dayAround(now, timeZone);
  if (date === today.date) return "今天";
  if (date === localTime(today.until, timeZone).date) return "明天";
  const [, month, day] = date.split("-").map(Number);
  return `${month}月${day}日`;
}
