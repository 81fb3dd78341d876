import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { WebhookTest } from "@jieru/shared/protocol/webhooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Outcome } from "../../../../data/http/outcome.ts";
import { askAgain } from "../../../../data/queries/ask-again.ts";
import { useOneAtATime } from "../../../../ui/buttons/use-one-at-a-time.ts";
import { testWebhook, webhooksQuery } from "../webhooks.ts";

interface Test {
  testing: boolean;
  test: () => void;
  /** What the last test came to. */
  said: Outcome<WebhookTest> | null;
}

/** [WH8] Sends a test event. */
export function useTest(accountId: AccountId, id: WebhookId): Test {
  const client = useQueryClient();
  const [said, setSaid] = useState<Outcome<WebhookTest> | null>(null);
  const [testing, test] = useOneAtATime(async () => {
    setSaid(await testWebhook(accountId, id));
    void askAgain(client, webhooksQuery(accountId));
  });
  return { testing, test, said };
}
