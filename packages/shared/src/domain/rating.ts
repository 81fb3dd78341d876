/** How satisfied a customer was with a session: asked as it ends, said on a page of its own whose link comes with the question. */
import type { z } from "zod";
import { type Allowance, replyBlock } from "./allowance.ts";
import type { rating, saidRating } from "./rating-schema.ts";

/** From very satisfied to very dissatisfied, in the order they are offered in. */
export const ratingScores = [5, 4, 3, 2, 1] as const;
export type RatingScore = (typeof ratingScores)[number];

/** [CR6] Who says at least this much was satisfied. */
export const satisfiedFrom: RatingScore = 4;

/** In characters, where an emoji counts as one. */
export const ratingCommentLength = 500;

/** [CR4] For how long a link works. */
export const ratingValidMs = 7 * 24 * 3_600_000;

export type SaidRating = z.infer<typeof saidRating>;
export type Rating = z.infer<typeof rating>;

/** Where the text has this, the customer gets the link. */
export const ratingSlot = "{{link}}";
/** [CR1] Written like the slots of quick replies (QR3). */
const slots = /(?:\{\{|｛｛)\s{0,8}link\s{0,8}(?:\}\}|｝｝)/g;

/** Whether the text has a place for the link. */
export const hasRatingSlot = (text: string): boolean => text.search(slots) >= 0;

/** What stands for the link wherever we keep or show the text: who could read the link could answer in the customer's place. */
export const ratingMark = "[评价链接]";

/** [CR3] The text as it is kept. */
export const keptRatingText = (text: string): string => text.replaceAll(slots, () => ratingMark);

/** [CR3] The text as the customer gets it. What could be read as a part of the link is kept from it by a blank. */
export const sentRatingText = (kept: string, link: string): string =>
  kept
    .split(ratingMark)
    .reduce((before, after) => `${before}${link}${/^[!-~]/.test(after) ? " " : ""}${after}`);

/** [CR3] Whether a message is such a question: whoever sent it again would send it without the link. */
export const isRatingQuestion = (m: { agentId: string | null; type: string; text?: string }): boolean =>
  m.agentId === null && m.type === "text" && m.text?.includes(ratingMark) === true;

interface Ending {
  state: string;
  spoken: boolean;
  firstResponseMs: number | null;
  /** The rating of an earlier end of the session. */
  rating?: Rating | null | undefined;
}
interface Reachable {
  blocked: boolean;
  allowance: Allowance;
}

/** [CR2] Whether the customer is asked if an agent ends the session now. */
export const isRatingAsked = (
  { ratingRequest }: { ratingRequest?: { text: string } | null },
  { state, spoken, firstResponseMs, rating: asked }: Ending,
  { blocked, allowance }: Reachable,
  now: number,
): boolean =>
  ratingRequest != null &&
  asked == null &&
  state === "active" &&
  spoken &&
  firstResponseMs !== null &&
  !blocked &&
  replyBlock(allowance, now) === null;
