import type { AccountId } from "@jieru/shared/domain/ids";
import type { FormerAgents } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./http.ts";
import { valueOrThrow } from "./outcome.ts";
import { paths } from "./paths.ts";

/** [AG10] Asked once, and again when the feed says that somebody was unbound. */
export const formerAgentsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: ["former-agents", accountId],
    queryFn: async ({ signal }): Promise<FormerAgents> =>
      valueOrThrow(await request<{ agents: FormerAgents }>("GET", paths.former(accountId), { signal }))
        .agents,
    staleTime: Number.POSITIVE_INFINITY,
  });
