import type { EventType } from "@jieru/shared/domain/snapshot";
import type { InvalidateQueryFilters, QueryClient, QueryFilters } from "@tanstack/react-query";
import { type AccountList, keys } from "../keys.ts";
import { onFrame } from "../store/frame-effects.ts";

/** First requests that are repeated after their response. */
const late = new WeakSet<Promise<unknown>>();

/**
 * [FD9] Invalidates queries: visible ones reload now, others when shown. Unlike `invalidateQueries`, it also
 * repeats a pending first request, which may have been read before the change.
 */
export function invalidate(client: QueryClient, filters: InvalidateQueryFilters): Promise<void> {
  for (const { state, promise, queryKey } of client.getQueryCache().findAll(filters)) {
    if (state.data !== undefined || state.fetchStatus === "idle" || !promise || late.has(promise)) continue;
    late.add(promise);
    promise.then(
      () => client.invalidateQueries({ queryKey, exact: true }),
      // The query shows its own failure.
      () => undefined,
    );
  }
  return client.invalidateQueries(filters);
}

/** Changes loaded data. Keeps the invalidated state, which `setQueryData` would clear. */
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

export const invalidateOn = (type: EventType, list: AccountList): (() => void) =>
  onFrame(({ client, accountId, events }) => {
    if (events.some((e) => e.type === type))
      void invalidate(client, { queryKey: keys.list(list, accountId) });
  });
