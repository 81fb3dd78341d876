import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { queryOptions } from "@tanstack/react-query";
import { noteServerTime } from "../ui/time/server-clock.ts";
import { readOrThrow } from "./http.ts";
import { notePageAgent } from "./page-agent.ts";
import { paths } from "./paths.ts";
import { queryClient } from "./query-client.ts";

/** What the console holds of an account. Loaded once; after that the feed alone changes it. */
export const snapshotQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: ["snapshot", accountId],
    queryFn: async ({ signal }): Promise<Snapshot> => {
      const loaded = await readOrThrow<Snapshot>(paths.snapshot(accountId), signal);
      noteServerTime(loaded.now);
      notePageAgent(loaded.me.id);
      return loaded;
    },
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/** What the feed has told of an account up to now, without what was just set in motion; undefined before it was loaded. */
export const factsNow = (accountId: AccountId): Snapshot | undefined =>
  queryClient.getQueryData(snapshotQuery(accountId).queryKey);
