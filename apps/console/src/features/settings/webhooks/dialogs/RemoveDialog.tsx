import { useQueryClient } from "@tanstack/react-query";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { invalidate } from "../../../../data/queries/invalidate.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { ConfirmDialog } from "../../../../ui/overlays/ConfirmDialog.tsx";
import type { AboutWebhook } from "../about.ts";
import { removeWebhook, webhooksQuery } from "../webhooks.ts";

/** Explains the consequences first: waiting events are not sent, and removal cannot be undone. */
export function RemoveDialog({ accountId, webhook, onClose }: AboutWebhook) {
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const client = useQueryClient();
  const remove = async () => {
    const outcome = await removeWebhook(accountId, webhook.id);
    void invalidate(client, webhooksQuery(accountId));
    if (!outcome.ok) return failureSentence(outcome);
    onClose();
    return null;
  };
  return (
    <ConfirmDialog
      name="remove"
      question={t("removal.question", { name: webhook.name })}
      onClose={onClose}
      confirm={t("remove")}
      disabledReason={readOnly}
      onConfirm={remove}
    >
      {t("removal.effect")}
    </ConfirmDialog>
  );
}
