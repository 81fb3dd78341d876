import type { RatingScore } from "@jieru/shared/domain/rating";
import { i18n } from "../../i18n/i18n.ts";

const names = {
  1: "very_dissatisfied",
  2: "dissatisfied",
  3: "neutral",
  4: "satisfied",
  5: "very_satisfied",
} as const satisfies Record<RatingScore, string>;

export const scoreLabel = (score: RatingScore): string => i18n.t(`conversation:rating.score.${names[score]}`);
