import { useQueryClient } from "@tanstack/react-query";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { askAgain } from "../../../../data/queries/ask-again.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Question } from "../../../../ui/overlays/Question.tsx";
import type { AboutWebhook } from "../about.ts";
import { removeWebhook, webhooksQuery } from "../webhooks.ts";

/** Explains the consequences beforehand: what waits is not sent, and nothing brings it back. */
export function RemoveDialog({ accountId, webhook, onClose }: AboutWebhook) {
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const client = useQueryClient();
  const remove = async () => {
    const outcome = await removeWebhook(accountId, webhook.id);
    void askAgain(client, webhooksQuery(accountId));
    if (!outcome.ok) return failureSentence(outcome);
    onClose();
    return null;
  };
  return (
    <Question
      name="remove"
      question={t("removal.question", { name: webhook.name })}
      onClose={onClose}
      confirm={t("remove")}
      disabledReason={readOnly}
      onConfirm={remove}
    >
      {t("removal.effect")}
    </Question>
  );
}
