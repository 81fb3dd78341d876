import type { AccountId } from "@jieru/shared/domain/ids";
import type { Webhook } from "@jieru/shared/protocol/webhooks";

export interface AboutWebhook {
  accountId: AccountId;
  webhook: Webhook;
  onClose: () => void;
}
