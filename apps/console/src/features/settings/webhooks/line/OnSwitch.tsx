import { useQueryClient } from "@tanstack/react-query";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { useSave } from "../../../../data/http/use-save.ts";
import { askAgain } from "../../../../data/queries/ask-again.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Switch } from "../../../../ui/fields/Switch.tsx";
import { toastFailure } from "../../tell-failure.ts";
import type { WebhookLineProps } from "../webhook-line.ts";
import { changeWebhook, webhooksQuery } from "../webhooks.ts";

/** [WH4] Switching on takes effect at once; switching off, which loses events, is asked first. */
export function OnSwitch({ accountId, webhook, onAsk }: Omit<WebhookLineProps, "silent">) {
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const client = useQueryClient();
  const { save: turnOn, isPending: turning } = useSave(
    () => changeWebhook(accountId, webhook.id, { on: true }),
    { onError: toastFailure, onSettled: () => askAgain(client, webhooksQuery(accountId)) },
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
