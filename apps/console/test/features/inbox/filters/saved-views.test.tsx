import type { SavedView } from "@jieru/shared/domain/saved-view";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { savedViewsQuery } from "../../../../src/data/queries/saved-views.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { SavedViews } from "../../../../src/features/inbox/filters/SavedViews.tsx";
import { accountId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

const view = { id: "v1", name: "送礼的", view: { list: "waiting", tag: "送礼" } } as unknown as SavedView;
let answer: (method: string) => Response;
const requests: string[] = [];
const usual = queryClient.getDefaultOptions();

beforeEach(() => {
  queryClient.setDefaultOptions({ queries: { ...usual.queries, retryDelay: 0 } });
  requests.splice(0);
  vi.stubGlobal("fetch", async (_: string, { method = "GET" }: RequestInit) => {
    requests.push(method);
    return answer(method);
  });
  putSnapshot(accountId, snapshot());
});
afterEach(() => {
  queryClient.clear();
  queryClient.setDefaultOptions(usual);
  vi.unstubAllGlobals();
});

const page = () => (
  <QueryClientProvider client={queryClient}>
    <SavedViews accountId={accountId} tab="waiting" />
  </QueryClientProvider>
);
const open = () => act(async () => render(<InAccount page={page} />));
const none = /可将筛选条件存为视图/;

test("[EV13] saved views that fail to load are not shown as none and can be requested again", async () => {
  answer = () => Response.json({}, { status: 503 });
  await open();
  expect((await screen.findByRole("alert")).textContent).toContain("视图加载失败");
  expect(screen.queryByText(none)).toBeNull();
  answer = () => Response.json({ views: [] });
  fireEvent.click(screen.getByText("重试"));
  await screen.findByText(none);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("[VW1] deleting a view twice removes it without an error", async () => {
  queryClient.setQueryData(savedViewsQuery(accountId).queryKey, [view]);
  let left = 1;
  answer = (method) => {
    if (method !== "DELETE") return Response.json({ views: left > 0 ? [view] : [] });
    return left-- > 0
      ? new Response(null, { status: 204 })
      : Response.json({ refusal: "view_not_found" }, { status: 409 });
  };
  await open();
  const remove = await screen.findByRole("button", { name: "删除：送礼的" });
  fireEvent.click(remove);
  fireEvent.click(remove);
  await waitFor(() => expect(requests.filter((method) => method === "DELETE")).toHaveLength(2));
  await screen.findByText(none);
  expect(screen.queryByRole("alert")).toBeNull();
});
