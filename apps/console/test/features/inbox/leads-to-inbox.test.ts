import { QueryClient } from "@tanstack/react-query";
import { createMemoryHistory, createRouter } from "@tanstack/react-router";
import { expect, test } from "vitest";
import { routeTree } from "../../../src/app/routeTree.gen.ts";
import { leadsToInbox } from "../../../src/features/opening/open-session.ts";

test.each([
  ["/a/acc", true],
  ["/a/acc/s/s1?m=12", true],
  ["/a/acc?tag=VIP", true],
  ["/a/acc/search?q=cup", false],
  ["/a/acc/supervise", false],
  ["/a/acc/reports", false],
  ["/a/acc/settings/tags", false],
  ["/sign-in", false],
])("[KB3] the address %s leads to the inbox: %s", (address, leads) => {
  const router = createRouter({
    routeTree,
    context: { queryClient: new QueryClient() },
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  expect(leadsToInbox(router)).toBe(leads);
});
