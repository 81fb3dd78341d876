/** The account's webhooks. They are not part of the feed, so the page polls for them. */

import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { NewWebhook, Webhook, WebhookTest } from "@jieru/shared/protocol/webhooks";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../../../data/http/http.ts";
import type { Outcome } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { keys } from "../../../data/keys.ts";
import type { WebhookFields } from "./form/form.ts";

export interface Webhooks {
  webhooks: Webhook[];
  limit: number;
  /** false if the server was told to send nothing. */
  delivers: boolean;
}

const watchEveryMs = 5_000;

export const webhooksQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("webhooks", accountId),
    queryFn: ({ signal }): Promise<Webhooks> => readOrThrow<Webhooks>(paths.webhooks(accountId), signal),
    staleTime: 0,
    refetchInterval: watchEveryMs,
  });

export const makeWebhook = (accountId: AccountId, fields: WebhookFields): Promise<Outcome<NewWebhook>> =>
  request("POST", paths.webhooks(accountId), { body: fields });

export const changeWebhook = (
  accountId: AccountId,
  id: WebhookId,
  change: Partial<WebhookFields> & { on?: boolean },
): Promise<Outcome<unknown>> => request("PATCH", paths.webhook(accountId, id), { body: change });

export const removeWebhook = (accountId: AccountId, id: WebhookId): Promise<Outcome<void>> =>
  request("DELETE", paths.webhook(accountId, id));

export const renewSecret = (accountId: AccountId, id: WebhookId): Promise<Outcome<{ secret: string }>> =>
  request("POST", paths.webhookSecret(accountId, id));

export const testWebhook = (accountId: AccountId, id: WebhookId): Promise<Outcome<WebhookTest>> =>
  request("POST", paths.webhookTest(accountId, id));
