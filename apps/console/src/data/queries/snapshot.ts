import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { noteServerTime } from "../../lib/time/server-clock.ts";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { confirmedSnapshot, putSnapshot } from "../store/snapshots.ts";
import { reportUnusable } from "../store/unusable-part.ts";
import { notePageAgent } from "./page-agent.ts";

/** Stores the response in `data/store/snapshots.ts`, as the query's copy is outdated after the next frame. */
const snapshotQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("snapshot", accountId),
    queryFn: async ({ signal }): Promise<Snapshot> => {
      const loaded = await readOrThrow<Snapshot>(paths.snapshot(accountId), signal);
      const unusable = reportUnusable("snapshot", loaded);
      if (unusable) throw unusable;
      noteServerTime(loaded.now);
      notePageAgent(loaded.me.id);
      putSnapshot(accountId, loaded);
      return loaded;
    },
    staleTime: 0,
    gcTime: 0,
    structuralSharing: false,
  });

/** Loads the account again. Throws `RequestFailure`. */
export const loadSnapshot = (client: QueryClient, accountId: AccountId): Promise<Snapshot> =>
  client.fetchQuery(snapshotQuery(accountId));

/** Returns the snapshot of this page, or loads it. Throws `RequestFailure`. */
export const ensureSnapshot = async (client: QueryClient, accountId: AccountId): Promise<Snapshot> =>
  confirmedSnapshot(accountId) ?? loadSnapshot(client, accountId);
