import { isBlank } from "@jieru/shared/domain/blank";
import { lengthOf } from "@jieru/shared/domain/length-of";
import {
  type RatingScore,
  ratingCommentLength,
  ratingScores,
  type SaidRating,
} from "@jieru/shared/domain/rating";

/** Fits the longest comment, percent-encoded. */
export const bodyLimitBytes = 8_192;

export interface Answer {
  score: RatingScore | null;
  comment: string;
}

/** Control characters other than line breaks and tabs. */
const unprintable = /[^\P{Cc}\n\t]/gu;

/** Returns the answer without characters that cannot be seen or stored. */
export function readAnswer(form: URLSearchParams): Answer {
  const comment = (form.get("comment") ?? "")
    .replaceAll("\r\n", "\n")
    .replace(unprintable, "")
    .toWellFormed();
  return { score: ratingScores.find((score) => String(score) === form.get("score")) ?? null, comment };
}

/** [CR4] Returns the rating, or what is wrong with it. */
export function parseAnswer({ score, comment }: Answer): SaidRating | "choose" | "tooLong" {
  const text = comment.trim();
  if (score === null) return "choose";
  if (lengthOf(text) > ratingCommentLength) return "tooLong";
  return { score, comment: isBlank(text) ? null : text };
}
