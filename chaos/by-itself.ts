import { keptRatingText, ratingSlot } from "@jieru/shared/domain/rating";

/** What the account of a campaign says by itself: each of its own words, by which they are known again in the log. */
export const greetingText = "您好，请说。";
export const autoReplyText = "现在休息，开门后马上回复您。";

const question = "请评价：";
/** The question for a rating as it is kept. */
export const questionText = keptRatingText(question + ratingSlot);

/** What was sent, with the link of a question as it is kept: the link itself is in no record (CR3). One that came without its link is no question. */
export const withoutLink = (sent: string): string =>
  sent === questionText ? `${sent} without its link` : sent.replace(link, () => questionText);
const link = new RegExp(`^${question}https?://\\S+/rate/[\\w-]{43}$`);

/** The greeting for whoever enters (GR1), the auto-reply for whoever writes, as it is closed all the time (GR4), and the question at the end (CR2). */
export const saysByItself = {
  greeting: greetingText,
  autoReply: { when: "closed", text: autoReplyText },
  ratingRequest: { text: question + ratingSlot },
  openingHours: { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] },
};
