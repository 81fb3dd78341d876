/** What a customer sends with the form. */
import { isBlank } from "@jieru/shared/domain/blank";
import { lengthOf } from "@jieru/shared/domain/length-of";
import {
  type RatingScore,
  ratingCommentLength,
  ratingScores,
  type SaidRating,
} from "@jieru/shared/domain/rating";

/** More than the longest comment takes, each character of it in four bytes and percent-encoded. */
export const bodyLimitBytes = 8_192;

export interface Answer {
  score: RatingScore | null;
  comment: string;
}

/** Control characters but line breaks and tabs; the database takes no NUL. */
const unprintable = /[^\P{Cc}\n\t]/gu;

/** As it was sent, without what cannot be seen or stored. */
export function answerIn(form: URLSearchParams): Answer {
  const comment = (form.get("comment") ?? "")
    .replaceAll("\r\n", "\n")
    .replace(unprintable, "")
    .toWellFormed();
  return { score: ratingScores.find((score) => String(score) === form.get("score")) ?? null, comment };
}

/** [CR4] What it says, or what is wrong with it. */
export function saidIn({ score, comment }: Answer): SaidRating | "choose" | "tooLong" {
  const said = comment.trim();
  if (score === null) return "choose";
  if (lengthOf(said) > ratingCommentLength) return "tooLong";
  return { score, comment: isBlank(said) ? null : said };
}
