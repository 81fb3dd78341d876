import type { WebhookTest } from "@jieru/shared/protocol/webhooks";
import type { Outcome } from "../../../../data/http/outcome.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { failureLabel } from "./failure-labels.ts";

export function TestResult({ outcome }: { outcome: Outcome<WebhookTest> }) {
  const { t } = useTranslation("webhooks");
  if (!outcome.ok)
    return (
      <p role="alert" className="text-12 text-danger">
        {failureSentence(outcome)}
      </p>
    );
  const { failure, status, tookMs, answer } = outcome.value;
  const succeeded = status ? t("test.taken_with", { status }) : t("test.taken");
  return (
    <div data-testid="test-said" role={failure ? "alert" : "status"} className="text-12">
      <p className="dotted">
        <span className={failure ? "text-danger" : "text-active"}>
          {failure ? t("test.failed", { why: failureLabel(failure) }) : succeeded}
        </span>
        <span className="text-ink-3">{t("test.took", { ms: tookMs })}</span>
        {answer === "" && hasAnswered(outcome.value) && (
          <span className="text-ink-3">{t("test.no_answer")}</span>
        )}
      </p>
      {answer !== "" && (
        <>
          <p className="mt-1 text-ink-3">{t("test.answer")}</p>
          <pre
            dir="auto"
            className="max-h-24 overflow-hidden rounded-control bg-surface-0 px-2.5 py-1.5 text-left font-mono wrap-anywhere whitespace-pre-wrap text-ink-2"
          >
            {answer}
          </pre>
        </>
      )}
    </div>
  );
}

const hasAnswered = ({ failure }: WebhookTest): boolean => failure === null || failure.why === "status";
