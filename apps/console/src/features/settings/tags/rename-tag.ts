import type { AccountId } from "@jieru/shared/domain/ids";
import { request } from "../../../data/http/http.ts";
import type { Outcome } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { queryClient } from "../../../data/http/query-client.ts";
import { keys } from "../../../data/keys.ts";
import { askAgain } from "../../../data/queries/ask-again.ts";
import { knownTagsQuery } from "../../../data/queries/customers.ts";

/** [TG5] The feed brings the customers' new tags; how often each tag is used is requested again. */
export async function renameTag(
  accountId: AccountId,
  body: { from: string; to: string },
): Promise<Outcome<{ changed: number }>> {
  const outcome = await request<{ changed: number }>("POST", paths.renameTag(accountId), { body });
  void askAgain(queryClient, knownTagsQuery(accountId));
  void askAgain(queryClient, { queryKey: keys.list("views", accountId) });
  return outcome;
}
