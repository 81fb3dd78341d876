import type { AccountId } from "@jieru/shared/domain/ids";
import type { Webhook } from "@jieru/shared/protocol/webhooks";

export type WebhookAction = "edit" | "off" | "renew" | "remove";

export interface WebhookRowProps {
  accountId: AccountId;
  webhook: Webhook;
  /** [WH7] The server was told to send nothing. */
  silent: boolean;
  onAsk: (action: WebhookAction) => void;
}
