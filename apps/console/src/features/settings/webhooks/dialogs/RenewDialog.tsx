import { useState } from "react";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { ConfirmDialog } from "../../../../ui/overlays/ConfirmDialog.tsx";
import type { AboutWebhook } from "../about.ts";
import { renewSecret } from "../webhooks.ts";
import { SecretDialog } from "./SecretDialog.tsx";

/** [WH1] [WH3] Asks, and then shows the new secret once. */
export function RenewDialog({ accountId, webhook, onClose }: AboutWebhook) {
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const [secret, setSecret] = useState<string | null>(null);
  const renew = async () => {
    const outcome = await renewSecret(accountId, webhook.id);
    if (!outcome.ok) return failureSentence(outcome);
    setSecret(outcome.value.secret);
    return null;
  };
  if (secret !== null) return <SecretDialog name={webhook.name} secret={secret} renewed onClose={onClose} />;
  return (
    <ConfirmDialog
      name="renew"
      question={t("renewal.question", { name: webhook.name })}
      onClose={onClose}
      confirm={t("renew")}
      disabledReason={readOnly}
      onConfirm={renew}
    >
      {t("renewal.effect")}
    </ConfirmDialog>
  );
}
