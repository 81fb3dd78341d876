import type { AccountId } from "@jieru/shared/domain/ids";
import type { Webhook } from "@jieru/shared/protocol/webhooks";

/** What is asked or filled in of a webhook, in a dialog of its own. */
export type WebhookAction = "edit" | "off" | "renew" | "remove";

export interface WebhookLineProps {
  accountId: AccountId;
  webhook: Webhook;
  /** [WH7] The server was told to send nothing. */
  silent: boolean;
  /** Opens the dialog of an action. */
  onAsk: (action: WebhookAction) => void;
}
