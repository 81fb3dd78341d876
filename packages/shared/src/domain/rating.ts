/** Customer satisfaction with a session: asked at its end, answered on a page whose link comes with the question. */
import type { z } from "zod";
import { type Allowance, replyBlock } from "./allowance.ts";
import type { rating, saidRating } from "./rating-schema.ts";

/** From very satisfied to very dissatisfied, in display order. */
export const ratingScores = [5, 4, 3, 2, 1] as const;
export type RatingScore = (typeof ratingScores)[number];

/** [CR6] The lowest score that counts as satisfied. */
export const satisfiedFrom: RatingScore = 4;

export const ratingCommentLength = 500;

/** [CR4] How long a link works. */
export const ratingValidMs = 7 * 24 * 3_600_000;

export type SaidRating = z.infer<typeof saidRating>;
export type Rating = z.infer<typeof rating>;

export const ratingSlot = "{{link}}";
/** [CR1] Written like slots of quick replies (QR3). */
const slots = /(?:\{\{|｛｛)\s{0,8}link\s{0,8}(?:\}\}|｝｝)/g;

export const hasRatingSlot = (text: string): boolean => text.search(slots) >= 0;

/** Replaces the link wherever the text is stored or shown, since a reader of the link could answer for the customer. */
export const ratingMark = "[评价链接]";

/** [CR3] Returns the text to store. */
export const keptRatingText = (text: string): string => text.replaceAll(slots, () => ratingMark);

/** [CR3] Returns the text to send. A blank separates the link from text that could be read as a part of it. */
export const sentRatingText = (kept: string, link: string): string =>
  kept
    .split(ratingMark)
    .reduce((before, after) => `${before}${link}${/^[!-~]/.test(after) ? " " : ""}${after}`);

/** [CR3] Returns whether a message is a rating question. Sending it again would lose the link. */
export const isRatingQuestion = (m: { agentId: string | null; type: string; text?: string }): boolean =>
  m.agentId === null && m.type === "text" && m.text?.includes(ratingMark) === true;

interface Ending {
  state: string;
  spoken: boolean;
  firstResponseMs: number | null;
  rating?: Rating | null | undefined;
}
interface Reachable {
  blocked: boolean;
  allowance: Allowance;
}

/** [CR2] Returns whether the customer is asked if an agent ends the session now. */
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
