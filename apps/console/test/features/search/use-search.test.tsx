import type { AccountId } from "@jieru/shared/domain/ids";
import { piecesOf } from "@jieru/shared/domain/search";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MarkedText } from "../../../src/features/search/MarkedText.tsx";
import { useSearch } from "../../../src/features/search/use-search.ts";

const requests: URLSearchParams[] = [];
const nothing: SearchAnswer = {
  by: "typed",
  messages: [],
  customers: [],
  next: null,
  lookedBackTo: null,
  behind: 0,
};

/** A server that searches in small steps and fails on the second page. */
beforeEach(() => {
  requests.splice(0);
  vi.stubGlobal("fetch", async (path: string) => {
    const query = new URL(path, "http://kf.example.com").searchParams;
    requests.push(query);
    if (query.get("before")) return Response.json({ title: "fault" }, { status: 500 });
    return Response.json({ ...nothing, next: { before: 7 }, lookedBackTo: 5 });
  });
});
afterEach(() => vi.unstubAllGlobals());

const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
    {children}
  </QueryClientProvider>
);

test("[FI7] a page that fails to load is retried by hand only", async () => {
  const params = { q: "建盏", kind: "messages" as const };
  const { result } = renderHook(() => useSearch("a" as AccountId, params), { wrapper: around });
  await waitFor(() => expect(result.current.loadMore).not.toBeNull());
  expect(result.current.lookedBackTo).toBe(5);
  expect(result.current.more).toBe(true);
  result.current.loadMore?.();
  await waitFor(() => expect(result.current.retryNextPage).not.toBeNull());
  expect(result.current.loadMore).toBeNull();
  expect(requests.map((query) => [query.get("before"), query.get("by")])).toEqual([
    [null, null],
    ["7", "typed"],
  ]);
});

test("[FI8] an empty result is reported only for the words that were searched", async () => {
  const answer = Promise.withResolvers<void>();
  vi.stubGlobal("fetch", async (path: string) =>
    path.includes(encodeURIComponent("建盏"))
      ? answer.promise.then(() => Response.json(nothing))
      : Response.json(nothing),
  );
  const { result, rerender } = renderHook((q: string) => useSearch("a" as AccountId, { q }), {
    wrapper: around,
    initialProps: "没有",
  });
  await waitFor(() => expect(result.current.state).toBe("found"));
  rerender("建盏");
  expect(result.current.state).toBe("pending");
  answer.resolve();
  await waitFor(() => expect(result.current.state).toBe("found"));
});

test("[FI9] a failed group says so in its place, and only that group is retried", async () => {
  let broken = true;
  vi.stubGlobal("fetch", async (path: string) => {
    const query = new URL(path, "http://kf.example.com").searchParams;
    requests.push(query);
    if (broken && query.get("kind") === "notes") return Response.json({ title: "fault" }, { status: 500 });
    return Response.json(nothing);
  });
  const { result } = renderHook(() => useSearch("a" as AccountId, { q: "建盏" }), { wrapper: around });
  await waitFor(() => expect(result.current.state).toBe("found"));
  expect(result.current.items).toEqual([{ kind: "failed", key: "failed notes", group: "notes" }]);
  broken = false;
  requests.splice(0);
  result.current.retry();
  await waitFor(() => expect(result.current.items).toEqual([]));
  expect(requests.map((query) => query.get("kind"))).toEqual(["notes"]);
});

test("[FI6] every match is highlighted in plain text", () => {
  const { container } = render(<MarkedText text="<b>建盏</b>和建盏" pieces={piecesOf("建盏")} />);
  expect(container.textContent).toBe("<b>建盏</b>和建盏");
  expect(screen.getAllByText("建盏").map((mark) => mark.tagName)).toEqual(["MARK", "MARK"]);
});
