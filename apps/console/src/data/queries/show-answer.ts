import { hashKey } from "@tanstack/react-query";
import type { Outcome } from "../http/outcome.ts";
import { queryClient } from "../http/query-client.ts";
import { askAgain } from "./ask-again.ts";

/** The latest change of each list. */
const latest = new Map<string, Promise<unknown>>();

/**
 * Shows the list that the server answers a change with. Answers may arrive out of order, so only the answer to the latest change is shown:
 * it contains the earlier ones. A list that is being read may be older than the change, and is read again.
 */
export async function showAnswer<Answer, Item>(
  { queryKey }: { queryKey: readonly unknown[] },
  answer: Promise<Outcome<Answer>>,
  itemsOf: (answer: Answer) => Item[],
): Promise<Outcome<Answer>> {
  const list = hashKey(queryKey);
  latest.set(list, answer);
  const outcome = await answer;
  if (outcome.ok && latest.get(list) === answer)
    queryClient.setQueryData<Item[]>(queryKey, (items) => items && itemsOf(outcome.value));
  if (!outcome.ok || queryClient.isFetching({ queryKey }) > 0) void askAgain(queryClient, { queryKey });
  return outcome;
}
