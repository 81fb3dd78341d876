import type { EventType } from "@jieru/shared/domain/snapshot";
import type { InvalidateQueryFilters, QueryClient, QueryFilters } from "@tanstack/react-query";
import { type AccountList, keys } from "../keys.ts";
import { onFrame } from "../store/frame-effects.ts";

/** First answers under way that are asked for once more when they are there. */
const late = new WeakSet<Promise<unknown>>();

/**
 * [FD9] What these queries hold is another now: what is looked at is asked for anew, the rest when somebody looks. A first answer
 * under way may have been read before: it is shown, and asked for once more, which `invalidateQueries` by itself does not do.
 */
export function askAgain(client: QueryClient, filters: InvalidateQueryFilters): Promise<void> {
  for (const { state, promise, queryKey } of client.getQueryCache().findAll(filters)) {
    if (state.data !== undefined || state.fetchStatus === "idle" || !promise || late.has(promise)) continue;
    late.add(promise);
    promise.then(
      () => client.invalidateQueries({ queryKey, exact: true }),
      // It is shown as one that failed.
      () => undefined,
    );
  }
  return client.invalidateQueries(filters);
}

/**
 * Changes what is loaded; `change` returns the same object if nothing changes. What was to be asked for again still is: `setQueryData` by itself would make it count as read just now.
 */
export function changeLoaded<Data>(
  client: QueryClient,
  filters: QueryFilters,
  change: (data: Data) => Data,
): void {
  for (const query of client.getQueryCache().findAll(filters)) {
    const { data, isInvalidated } = query.state;
    if (data === undefined) continue;
    const changed = change(data as Data);
    if (changed === data) continue;
    client.setQueryData(query.queryKey, changed);
    if (isInvalidated) query.invalidate();
  }
}

/** Asks for a list again when a frame says that it has changed. */
export const askAgainOn = (type: EventType, list: AccountList): (() => void) =>
  onFrame(({ client, accountId, events }) => {
    if (events.some((e) => e.type === type)) void askAgain(client, { queryKey: keys.list(list, accountId) });
  });
