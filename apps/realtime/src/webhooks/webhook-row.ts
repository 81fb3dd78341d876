import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { WebhookFailure, WebhookTopic } from "@jieru/shared/protocol/webhooks";

export interface WebhookRow {
  accountId: AccountId;
  id: WebhookId;
  name: string;
  url: string;
  topics: WebhookTopic[];
  on: boolean;
  secret: Buffer;
  oldSecret: Buffer | null;
  oldSecretUntil: number | null;
  createdAt: number;
  seq: number;
  takenAt: number | null;
  failingSince: number | null;
  tries: number;
  failure: WebhookFailure | null;
  failedUpTo: number | null;
  nextTryAt: number | null;
  slow: boolean;
  missingAfter: number | null;
  missingUpTo: number | null;
  missingAt: number | null;
  missingToldAt: number | null;
}
