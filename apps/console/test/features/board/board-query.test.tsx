import type { Board } from "@jieru/shared/protocol/board";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { boardQuery, lastContactOf } from "../../../src/data/queries/board.ts";
import { accountId } from "../../fixtures.ts";

function Asking() {
  useQuery(boardQuery(accountId));
  return null;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("[AL4] the board requests the push silence once a minute, even while the console is hidden", async () => {
  let requestCount = 0;
  vi.stubGlobal("fetch", async () => {
    requestCount++;
    return Response.json({});
  });
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Asking />
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(181_000));
  expect(requestCount).toBe(4);
});

test("[AL4] the push silence shows as of its request, even after the computer slept", () => {
  const data = { heardAt: 5_000 } as Board;
  const dataUpdatedAt = Date.now();
  vi.advanceTimersByTime(8 * 3_600_000);
  expect(lastContactOf({ data, dataUpdatedAt }, 40_000_000)).toEqual({
    heardAt: 5_000,
    now: 40_000_000 - 8 * 3_600_000,
  });
  expect(lastContactOf({ data: undefined, dataUpdatedAt: 0 }, 40_000_000)).toBeUndefined();
});
