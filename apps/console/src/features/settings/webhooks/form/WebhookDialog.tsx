import type { AccountId } from "@jieru/shared/domain/ids";
import type { NewWebhook, Webhook } from "@jieru/shared/protocol/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Outcome } from "../../../../data/http/outcome.ts";
import { useSave } from "../../../../data/http/use-save.ts";
import { invalidate } from "../../../../data/queries/invalidate.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { showToast } from "../../../../lib/toast-store.ts";
import { Dialog } from "../../../../ui/overlays/Dialog.tsx";
import { SecretDialog } from "../dialogs/SecretDialog.tsx";
import { changeWebhook, makeWebhook, webhooksQuery } from "../webhooks.ts";
import { changeOf, emptyFields, fieldsOf, type WebhookFields } from "./form.ts";
import { WebhookForm } from "./WebhookForm.tsx";

interface WebhookDialogProps {
  accountId: AccountId;
  webhook: Webhook | null;
  onClose: () => void;
}

/** [WH1] Makes a webhook and then shows its secret once; or edits one. */
export function WebhookDialog({ accountId, webhook, onClose }: WebhookDialogProps) {
  const { t } = useTranslation("webhooks");
  const client = useQueryClient();
  // The state when the dialog was opened: only changes made here are sent.
  const [before] = useState(() => (webhook ? fieldsOf(webhook) : emptyFields));
  const [fields, setFields] = useState(before);

  const change = (next: WebhookFields) => {
    setFields(next);
    clear();
  };
  const send = async (): Promise<Outcome<NewWebhook | null>> => {
    if (!webhook) return makeWebhook(accountId, fields);
    const changed = changeOf(before, fields);
    if (Object.keys(changed).length === 0) return unchanged;
    const outcome = await changeWebhook(accountId, webhook.id, changed);
    return outcome.ok ? unchanged : outcome;
  };
  const {
    save,
    isPending,
    value: made,
    failure,
    clear,
  } = useSave(send, {
    onSuccess: (made) => {
      if (made) return;
      showToast({ text: t("form.saved") });
      onClose();
    },
    onSettled: () => void invalidate(client, webhooksQuery(accountId)),
  });
  if (made) return <SecretDialog name={made.webhook.name} secret={made.secret} onClose={onClose} />;
  const title = t(webhook ? "form.edit" : "form.add");
  // The dialog cannot be closed during the request, which would lose the secret.
  return (
    <Dialog open onClose={() => !isPending && onClose()} label={title} className="w-[480px]">
      <WebhookForm
        title={title}
        confirm={t(webhook ? "form.save" : "form.make")}
        fields={fields}
        onChange={change}
        failure={failure}
        sending={isPending}
        onSave={save}
        onClose={onClose}
      />
    </Dialog>
  );
}

const unchanged = { ok: true, value: null } as const;
