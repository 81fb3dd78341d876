import "../../i18n/messages/conversation.ts";
import "../../i18n/messages/reading.ts";
import type { Rating } from "@jieru/shared/domain/rating";
import { useTranslation } from "../../i18n/use-translation.ts";
import { scoreWords } from "../session/score-words.ts";
import { Section } from "./Section.tsx";

/** [CR5] What the customer says of the session, once they were asked. */
export function RatingFacts({ rating: { given } }: { rating: Rating }) {
  const { t } = useTranslation("customer");
  return (
    <Section title={t("rating.title")}>
      <div data-testid="rating">
        {given ? (
          <p className="m-0 wrap-anywhere">
            <b className="font-semibold">{scoreWords(given.score)}</b>
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
