import type { AccountId, SavedViewId } from "@jieru/shared/domain/ids";
import type { SavedView } from "@jieru/shared/domain/saved-view";
import type { NewSavedView } from "@jieru/shared/protocol/saved-views";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../http/http.ts";
import { isRefusedAs, type Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { askAgain } from "./ask-again.ts";

/** [VW1] [VW5] My own, in my order; asked for anew whenever they are opened, for another device may have changed them. */
export const savedViewsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("views", accountId),
    staleTime: 0,
    queryFn: async ({ signal }): Promise<SavedView[]> =>
      (await readOrThrow<{ views: SavedView[] }>(paths.views(accountId), signal)).views,
  });

const put = (accountId: AccountId, change: (all: SavedView[]) => SavedView[]): void => {
  const { queryKey } = savedViewsQuery(accountId);
  // What is on its way knows nothing of this; where it was the first, it is asked for again.
  void queryClient.cancelQueries({ queryKey }).then(() => {
    if (!queryClient.getQueryData(queryKey)) void askAgain(queryClient, { queryKey });
  });
  queryClient.setQueryData(queryKey, (all) => all && change(all));
};

/** [VW5] Shown at once; as the server has them where it did not take it. */
export async function orderViews(
  accountId: AccountId,
  views: readonly SavedView[],
): Promise<Outcome<{ views: SavedView[] }>> {
  put(accountId, () => [...views]);
  const body = { ids: views.map(({ id }) => id) };
  const outcome = await request<{ views: SavedView[] }>("PUT", paths.viewOrder(accountId), { body });
  if (!outcome.ok) void askAgain(queryClient, { queryKey: savedViewsQuery(accountId).queryKey });
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

/** Pressed twice, or deleted on another device meanwhile, it is gone as it was to be. */
export async function deleteView(accountId: AccountId, id: SavedViewId): Promise<Outcome<void>> {
  const outcome = await request<void>("DELETE", paths.view(accountId, id));
  if (!outcome.ok && !isRefusedAs(outcome, "view_not_found")) return outcome;
  put(accountId, (all) => all.filter((v) => v.id !== id));
  return { ok: true, value: undefined };
}
