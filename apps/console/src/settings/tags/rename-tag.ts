import type { AccountId } from "@jieru/shared/domain/ids";
import { askAgain } from "../../api/ask-again.ts";
import { knownTagsQuery } from "../../api/customers.ts";
import { request } from "../../api/http.ts";
import { paths } from "../../api/paths.ts";
import { queryClient } from "../../api/query-client.ts";
import type { Outcome } from "../../state/outcome.ts";

/** [TG5] What the customers' tags are now comes by the feed; how often each is used is asked for again. */
export async function renameTag(
  accountId: AccountId,
  body: { from: string; to: string },
): Promise<Outcome<{ changed: number }>> {
  const outcome = await request<{ changed: number }>("POST", paths.renameTag(accountId), { body });
  void askAgain(queryClient, knownTagsQuery(accountId));
  void askAgain(queryClient, { queryKey: ["views", accountId] });
  return outcome;
}
