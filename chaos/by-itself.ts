/** What the account of a campaign says by itself: each of its own words, by which they are known again in the log. */
const greetingText = "您好，请说。";
export const autoReplyText = "现在休息，开门后马上回复您。";

/** The greeting for whoever enters (GR1), and the auto-reply for whoever writes: it is closed all the time (GR4). */
export const saysByItself = {
  greeting: greetingText,
  autoReply: { when: "closed", text: autoReplyText },
  openingHours: { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] },
};
