import type { AccountId } from "@jieru/shared/domain/ids";
import { createMemoryHistory, createRouter } from "@tanstack/react-router";
import { expect, test } from "vitest";
import { createQueryClient } from "../../src/api/query-client.ts";
import { toAccount } from "../../src/inbox/list-filter.ts";
import { routeTree } from "../../src/routeTree.gen.ts";

test("[VW1] what the lists are cut down to goes along from session to session, and into no other account", () => {
  const history = createMemoryHistory({ initialEntries: ["/a/acc?tagged=VIP&owner=xuran"] });
  const router = createRouter({ routeTree, history, context: { queryClient: createQueryClient() } });
  const session = {
    to: "/a/$accountId/s/$sessionId",
    params: { accountId: "acc", sessionId: "s1" },
  } as const;
  expect(router.buildLocation(session).href).toBe("/a/acc/s/s1?tagged=VIP&owner=xuran");
  expect(router.buildLocation(toAccount("other" as AccountId)).href).toBe("/a/other");
});
