import type { AccountId } from "@jieru/shared/domain/ids";
import { askAgain } from "../../api/ask-again.ts";
import { knownTagsQuery } from "../../api/customers.ts";
import { request } from "../../api/http.ts";
import { keys } from "../../api/keys.ts";
import { paths } from "../../api/paths.ts";
import { queryClient } from "../../api/query-client.ts";
import type { Outcome } from "../../state/outcome.ts";

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
