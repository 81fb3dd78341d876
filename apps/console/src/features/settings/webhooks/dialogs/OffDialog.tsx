import { useQueryClient } from "@tanstack/react-query";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { invalidate } from "../../../../data/queries/invalidate.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { ConfirmDialog } from "../../../../ui/overlays/ConfirmDialog.tsx";
import type { AboutWebhook } from "../about.ts";
import { waitingLabel } from "../waiting-labels.ts";
import { changeWebhook, webhooksQuery } from "../webhooks.ts";

/** [WH4] Says what is lost while a webhook is off. */
export function OffDialog({ accountId, webhook, onClose }: AboutWebhook) {
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const client = useQueryClient();
  const turnOff = async () => {
    const outcome = await changeWebhook(accountId, webhook.id, { on: false });
    await invalidate(client, webhooksQuery(accountId));
    if (!outcome.ok) return failureSentence(outcome);
    onClose();
    return null;
  };
  return (
    <ConfirmDialog
      name="off"
      question={t("off.question", { name: webhook.name })}
      onClose={onClose}
      confirm={t("off.confirm")}
      disabledReason={readOnly}
      onConfirm={turnOff}
    >
      <p>{t("off.effect")}</p>
      {webhook.waiting > 0 && <p>{waitingLabel("off", webhook.waiting)}</p>}
    </ConfirmDialog>
  );
}
