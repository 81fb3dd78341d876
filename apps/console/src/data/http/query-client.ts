import { notifyManager, QueryClient } from "@tanstack/react-query";
import { isPassing, RequestFailure } from "./outcome.ts";

const mayRetry = (failures: number, error: unknown): boolean =>
  failures < 3 && error instanceof RequestFailure && isPassing(error.failure);

/** The feed keeps what was loaded true, so nothing goes stale by itself and nothing is asked again on focus. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: "always",
        retry: mayRetry,
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4000),
      },
      mutations: {
        // A save without a network fails at once. It is not sent later by itself, when nobody watches.
        networkMode: "always",
        // What was sent and answered may be a secret: it leaves the cache when its form is closed.
        gcTime: 1_000,
      },
    },
  });

/** [DW1] What is put in is drawn in the same task, together with whatever else is put in there. */
notifyManager.setScheduler(queueMicrotask);

/** One page, one cache: the feed writes into it from outside of React. */
export const queryClient = createQueryClient();
