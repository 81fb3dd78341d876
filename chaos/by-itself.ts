import { keptRatingText, ratingSlot } from "@jieru/shared/domain/rating";

/** Automatic texts of a campaign's account. Each differs from all others, so the checker recognises it in the log. */
export const greetingText = "您好，请说。";
export const autoReplyText = "现在休息，开门后马上回复您。";

const question = "请评价：";
export const questionText = keptRatingText(question + ratingSlot);

/** Replaces the link of a question as the database does: the link itself is never stored (CR3). */
export const withoutLink = (sent: string): string =>
  sent === questionText ? `${sent} without its link` : sent.replace(link, () => questionText);
const link = new RegExp(`^${question}https?://\\S+/rate/[\\w-]{43}$`);

/** Greeting at entry (GR1), auto-reply outside opening hours, which is always (GR4), and question at the end (CR2). */
export const saysByItself = {
  greeting: greetingText,
  autoReply: { when: "closed", text: autoReplyText },
  ratingRequest: { text: question + ratingSlot },
  openingHours: { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] },
};
