/** Reads the rating form that a customer sends. */
import { isBlank } from "@jieru/shared/domain/blank";
import { lengthOf } from "@jieru/shared/domain/length-of";
import {
  type RatingScore,
  ratingCommentLength,
  ratingScores,
  type SaidRating,
} from "@jieru/shared/domain/rating";

/** Exceeds the longest comment with every character in four percent-encoded bytes. */
export const bodyLimitBytes = 8_192;

export interface Answer {
  score: RatingScore | null;
  comment: string;
}

/** Control characters other than line breaks and tabs. The database accepts no NUL. */
const unprintable = /[^\P{Cc}\n\t]/gu;

/** Returns the answer as it was sent, without characters that cannot be seen or stored. */
export function answerIn(form: URLSearchParams): Answer {
  const comment = (form.get("comment") ?? "")
    .replaceAll("\r\n", "\n")
    .replace(unprintable, "")
    .toWellFormed();
  return { score: ratingScores.find((score) => String(score) === form.get("score")) ?? null, comment };
}

/** [CR4] Returns the rating, or what is wrong with it. */
export function saidIn({ score, comment }: Answer): SaidRating | "choose" | "tooLong" {
  const said = comment.trim();
  if (score === null) return "choose";
  if (lengthOf(said) > ratingCommentLength) return "tooLong";
  return { score, comment: isBlank(said) ? null : said };
}
