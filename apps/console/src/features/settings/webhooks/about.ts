import type { AccountId } from "@jieru/shared/domain/ids";
import type { Webhook } from "@jieru/shared/protocol/webhooks";

/** What every dialog about one webhook is given. */
export interface AboutWebhook {
  accountId: AccountId;
  webhook: Webhook;
  onClose: () => void;
}
