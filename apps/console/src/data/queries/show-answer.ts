import { hashKey } from "@tanstack/react-query";
import type { Outcome } from "../http/outcome.ts";
import { queryClient } from "../http/query-client.ts";
import { invalidate } from "./invalidate.ts";

const latest = new Map<string, Promise<unknown>>();

/** Shows the list from the response to the latest change, which contains the earlier ones. A list being loaded reloads. */
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
  if (!outcome.ok || queryClient.isFetching({ queryKey }) > 0) void invalidate(queryClient, { queryKey });
  return outcome;
}
