import "../../i18n/messages/conversation.ts";
import "../../i18n/messages/reading.ts";
import type { Rating } from "@jieru/shared/domain/rating";
import { useTranslation } from "../../i18n/use-translation.ts";
import { scoreLabel } from "../session/score-label.ts";
import { Section } from "./Section.tsx";

export function RatingFacts({ rating: { given } }: { rating: Rating }) {
  const { t } = useTranslation("customer");
  return (
    <Section title={t("rating.title")}>
      <div data-testid="rating">
        {given ? (
          <p className="m-0 wrap-anywhere">
            <b className="font-semibold">{scoreLabel(given.score)}</b>
            {given.comment && (
              <span dir="auto" className="block whitespace-pre-wrap text-12 text-ink-2">
                {given.comment}
              </span>
            )}
          </p>
        ) : (
          <p className="m-0 text-12 text-ink-3">{t("rating.asked")}</p>
        )}
      </div>
    </Section>
  );
}
