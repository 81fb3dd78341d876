import type { SavedViewId } from "@jieru/shared/domain/ids";
import type { SavedView } from "@jieru/shared/domain/saved-view";
import { QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { savedViewsQuery, saveView } from "../../../src/data/queries/saved-views.ts";
import { accountId } from "../../fixtures.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

test("[VW5] [FD9] a view saved before the list is loaded appears in the list", async () => {
  const view = { id: "v1" as SavedViewId, name: "贵客", view: { list: "active", tag: "VIP" } } as SavedView;
  const listed: PromiseWithResolvers<Response>[] = [];
  vi.stubGlobal("fetch", (_url: string, { method }: RequestInit) => {
    if (method !== "GET") return Promise.resolve(Response.json({ view }));
    const answer = Promise.withResolvers<Response>();
    listed.push(answer);
    return answer.promise;
  });
  const query = savedViewsQuery(accountId);
  const stop = new QueryObserver(queryClient, query).subscribe(() => undefined);
  await expect.poll(() => listed.length).toBe(1);
  await saveView(accountId, { name: "贵客", view: { list: "active", tag: "VIP" } });
  await expect.poll(() => listed.length).toBe(2);
  listed[1]?.resolve(Response.json({ views: [view] }));
  await expect.poll(() => queryClient.getQueryData(query.queryKey)).toEqual([view]);
  stop();
});
