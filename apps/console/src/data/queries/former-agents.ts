import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { FormerAgents } from "@jieru/shared/protocol/http";
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { onFrame } from "../store/frame-effects.ts";
import { invalidate } from "./invalidate.ts";

/** [AG10] Loaded once, and again after an agent is removed. */
export const formerAgentsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("former-agents", accountId),
    queryFn: async ({ signal }): Promise<FormerAgents> =>
      (await readOrThrow<{ agents: FormerAgents }>(paths.former(accountId), signal)).agents,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Keeps the known name of a removed agent until the server's list is loaded. */
export function keepNames(
  client: QueryClient,
  accountId: AccountId,
  before: Snapshot,
  after: Snapshot,
): void {
  const gone = before.agents.filter(({ id }) => !after.agents.some((a) => a.id === id));
  const { queryKey } = formerAgentsQuery(accountId);
  client.setQueryData(queryKey, (former) => former && [...gone, ...former]);
  void invalidate(client, { queryKey });
}

onFrame(({ client, accountId, before, after, events }) => {
  if (events.some((e) => e.type === "agent_unbound")) keepNames(client, accountId, before, after);
});
