import type { Connection } from "@jieru/shared/protocol/connection";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import { removeAccount } from "../connection.ts";
import { useSaving } from "../use-saving.tsx";

export function RemoveAccount({ connection }: { connection: Connection }) {
  const { t } = useTranslation("connect");
  const { accountId, name, appId, removal } = connection;
  const [asking, setAsking] = useState(false);
  const readOnly = useReadOnlyReason();
  const { sending, save, refused } = useSaving(
    () => removeAccount(accountId),
    () => window.location.assign("/"),
    "connect:settings.removed",
  );
  const confirm = () => {
    setAsking(false);
    save();
  };
  if (removal && removal !== "possible")
    return <p className="text-ink-2">{refusalSentence({ refusal: removal })}</p>;
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-12 text-ink-2">{t("settings.remove_hint")}</p>
      {refused}
      <Button
        tone="danger"
        data-testid="remove-account"
        disabledReason={sending ? t("sending") : readOnly}
        onClick={() => setAsking(true)}
      >
        {t("settings.remove")}
      </Button>
      <ConfirmDialog
        name="remove"
        question={asking ? t("settings.remove_question", { name }) : null}
        onClose={() => setAsking(false)}
        confirm={t("settings.remove")}
        disabledReason={readOnly}
        onConfirm={confirm}
      >
        <code className="break-all">{appId}</code>
        <p>{t("settings.remove_leads_to")}</p>
      </ConfirmDialog>
    </div>
  );
}
