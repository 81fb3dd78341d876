import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { type Sight, useWaitingTail } from "../../../src/features/inbox/list/use-waiting-tail.ts";
import { noFilter } from "../../../src/features/inbox/list-filter.ts";
import { accountId, snapshot, waiting } from "../../fixtures.ts";

const fetchMock = vi.fn(async (_path: string) =>
  Response.json({ sessions: [waiting("w50")], count: 120, more: true }),
);
beforeEach(() => {
  vi.stubGlobal("fetch", fetchMock);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  fetchMock.mockClear();
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Tail({ desk, held, sight }: { desk: Snapshot; held: boolean; sight: Sight }) {
  useWaitingTail({ accountId, desk, filter: noFilter, sight, held });
  return null;
}
const lineOf = (count: number): Snapshot =>
  snapshot({ waiting: { count, sessions: Array.from({ length: 50 }, (_, n) => waiting(`w${n}`)) } });
const page = (desk: Snapshot, held = false, sight: Sight = [1, 1]) => (
  <QueryClientProvider client={queryClient}>
    <Tail desk={desk} held={held} sight={sight} />
  </QueryClientProvider>
);
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test("[RD8] visible pages are reloaded at most every 2 s while the queue moves", async () => {
  const { rerender } = render(page(lineOf(120)));
  await pass(0);
  expect(fetchMock).toHaveBeenCalledTimes(1);
  await pass(10_000);
  expect(fetchMock).toHaveBeenCalledTimes(1);
  for (let n = 0; n < 50; n++) {
    rerender(page(lineOf(121 + n)));
    await pass(100);
    if (n === 18) expect(fetchMock).toHaveBeenCalledTimes(1);
    if (n === 20) expect(fetchMock).toHaveBeenCalledTimes(2);
  }
  expect(fetchMock).toHaveBeenCalledTimes(3);
});

test("[RD8] nothing is reloaded while a row may be pressed, and changes follow afterwards", async () => {
  const { rerender } = render(page(lineOf(120)));
  await pass(0);
  rerender(page(lineOf(121), true));
  await pass(10_000);
  expect(fetchMock).toHaveBeenCalledTimes(1);
  rerender(page(lineOf(121)));
  await pass(2_000);
  expect(fetchMock).toHaveBeenCalledTimes(2);
});

test("[RD8] no page beyond the end of the queue is requested", async () => {
  render(page(lineOf(100), false, [1, 2]));
  await pass(0);
  expect(fetchMock.mock.calls.map(([path]) => path)).toEqual([expect.stringContaining("offset=50")]);
});
