import { useQueryClient } from "@tanstack/react-query";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { useSave } from "../../../../data/http/use-save.ts";
import { invalidate } from "../../../../data/queries/invalidate.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Switch } from "../../../../ui/fields/Switch.tsx";
import { toastFailure } from "../../toast-failure.ts";
import type { WebhookRowProps } from "../webhook-row.ts";
import { changeWebhook, webhooksQuery } from "../webhooks.ts";

/** [WH4] Switching on takes effect at once; switching off loses events and asks first. */
export function OnSwitch({ accountId, webhook, onAsk }: Omit<WebhookRowProps, "silent">) {
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const client = useQueryClient();
  const { save: turnOn, isPending: turning } = useSave(
    () => changeWebhook(accountId, webhook.id, { on: true }),
    { onError: toastFailure, onSettled: () => invalidate(client, webhooksQuery(accountId)) },
  );
  return (
    <Switch
      checked={webhook.on || turning}
      label={t("on_label", { name: webhook.name })}
      disabledReason={readOnly}
      onChange={(on) => (on ? turnOn() : !turning && onAsk("off"))}
    />
  );
}
