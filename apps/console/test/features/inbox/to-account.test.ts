import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { createMemoryHistory, createRouter } from "@tanstack/react-router";
import { expect, test } from "vitest";
import { routeTree } from "../../../src/app/routeTree.gen.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { noteOpenSession, toAccount } from "../../../src/features/inbox/accounts/left-open.ts";

test("[VW1] the list filter persists between sessions and is dropped on changing account", () => {
  const history = createMemoryHistory({ initialEntries: ["/a/acc?tagged=VIP&owner=xuran"] });
  const router = createRouter({ routeTree, history, context: { queryClient: createQueryClient() } });
  const session = {
    to: "/a/$accountId/s/$sessionId",
    params: { accountId: "acc", sessionId: "s1" },
  } as const;
  expect(router.buildLocation(session).href).toBe("/a/acc/s/s1?tagged=VIP&owner=xuran");
  expect(router.buildLocation(toAccount("other" as AccountId)).href).toBe("/a/other");
  noteOpenSession("third" as AccountId, "s3" as SessionId);
  expect(router.buildLocation(toAccount("third" as AccountId)).href).toBe("/a/third/s/s3");
});

test("[MA1] returning to an account opens its last conversation unless it was closed", () => {
  const id = "left" as AccountId;
  noteOpenSession(id, "s2" as SessionId);
  expect(toAccount(id)).toMatchObject({ params: { accountId: id, sessionId: "s2" } });
  noteOpenSession(id, null);
  expect(toAccount(id)).toMatchObject({ to: "/a/$accountId" });
});
