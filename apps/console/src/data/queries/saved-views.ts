import type { AccountId, SavedViewId } from "@jieru/shared/domain/ids";
import type { SavedView } from "@jieru/shared/domain/saved-view";
import type { NewSavedView } from "@jieru/shared/protocol/saved-views";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../http/http.ts";
import { isRefusedAs, type Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { invalidate } from "./invalidate.ts";

/** [VW1] [VW5] The agent's own views; loaded whenever opened, as another device may have changed them. */
export const savedViewsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("views", accountId),
    staleTime: 0,
    queryFn: async ({ signal }): Promise<SavedView[]> =>
      (await readOrThrow<{ views: SavedView[] }>(paths.views(accountId), signal)).views,
  });

const put = (accountId: AccountId, change: (all: SavedView[]) => SavedView[]): void => {
  const { queryKey } = savedViewsQuery(accountId);
  // A pending request does not contain this change; a first one must be repeated.
  void queryClient.cancelQueries({ queryKey }).then(() => {
    if (!queryClient.getQueryData(queryKey)) void invalidate(queryClient, { queryKey });
  });
  queryClient.setQueryData(queryKey, (all) => all && change(all));
};

/** [VW5] Shows the order at once, and reloads it on failure. */
export async function orderViews(
  accountId: AccountId,
  views: readonly SavedView[],
): Promise<Outcome<{ views: SavedView[] }>> {
  put(accountId, () => [...views]);
  const body = { ids: views.map(({ id }) => id) };
  const outcome = await request<{ views: SavedView[] }>("PUT", paths.viewOrder(accountId), { body });
  if (!outcome.ok) void invalidate(queryClient, { queryKey: savedViewsQuery(accountId).queryKey });
  return outcome;
}

export async function saveView(
  accountId: AccountId,
  body: NewSavedView,
): Promise<Outcome<{ view: SavedView }>> {
  const outcome = await request<{ view: SavedView }>("POST", paths.views(accountId), { body });
  if (outcome.ok) put(accountId, (all) => [...all, outcome.value.view]);
  return outcome;
}

export async function renameView(
  accountId: AccountId,
  id: SavedViewId,
  name: string,
): Promise<Outcome<{ view: SavedView }>> {
  const outcome = await request<{ view: SavedView }>("PATCH", paths.view(accountId, id), { body: { name } });
  if (outcome.ok) put(accountId, (all) => all.map((v) => (v.id === id ? outcome.value.view : v)));
  return outcome;
}

/** Deletes a view; succeeds if it is already gone. */
export async function deleteView(accountId: AccountId, id: SavedViewId): Promise<Outcome<void>> {
  const outcome = await request<void>("DELETE", paths.view(accountId, id));
  if (!outcome.ok && !isRefusedAs(outcome, "view_not_found")) return outcome;
  put(accountId, (all) => all.filter((v) => v.id !== id));
  return { ok: true, value: undefined };
}
