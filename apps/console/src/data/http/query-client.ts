import { notifyManager, QueryClient } from "@tanstack/react-query";
import { isPassing, RequestFailure } from "./outcome.ts";

const mayRetry = (failures: number, error: unknown): boolean =>
  failures < 3 && error instanceof RequestFailure && isPassing(error.failure);

/** Returns a query client without refetching, as the feed keeps loaded data current. */
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
        // A save without a network fails at once and is not sent later.
        networkMode: "always",
        // Saved values may be secrets, so they leave the cache when the form is closed.
        gcTime: 1_000,
      },
    },
  });

/** [DW1] Renders changes of the cache in the same task. */
notifyManager.setScheduler(queueMicrotask);

/** The page's only cache; the feed writes into it outside of React. */
export const queryClient = createQueryClient();
