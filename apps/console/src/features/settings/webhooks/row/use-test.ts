import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { WebhookTest } from "@jieru/shared/protocol/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Outcome } from "../../../../data/http/outcome.ts";
import { invalidate } from "../../../../data/queries/invalidate.ts";
import { useSingleFlight } from "../../../../ui/buttons/use-single-flight.ts";
import { testWebhook, webhooksQuery } from "../webhooks.ts";

interface Test {
  testing: boolean;
  test: () => void;
  outcome: Outcome<WebhookTest> | null;
}

export function useTest(accountId: AccountId, id: WebhookId): Test {
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome<WebhookTest> | null>(null);
  const [testing, test] = useSingleFlight(async () => {
    setOutcome(await testWebhook(accountId, id));
    void invalidate(client, webhooksQuery(accountId));
  });
  return { testing, test, outcome };
}
