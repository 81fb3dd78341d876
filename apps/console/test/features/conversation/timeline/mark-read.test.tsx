import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { useMarkRead } from "../../../../src/features/conversation/timeline/use-mark-read.ts";
import { accountId, otherId, session, snapshot } from "../../../fixtures.ts";
import { reconnect } from "../../../reconnect.ts";

const unread = session("s1", { unread: 1, lastSeq: 12 });
const reports: unknown[] = [];
const answers: (() => Promise<Response>)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  reports.length = 0;
  answers.length = 0;
  vi.stubGlobal("fetch", (_path: string, { body }: { body: string }) => {
    reports.push(JSON.parse(body));
    const answer = answers.shift();
    return answer ? answer() : Promise.resolve(Response.json({ session: unread }));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function look(loaded = true) {
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [unread] }));
  const change = (to: Partial<Session>) =>
    act(async () => putSnapshot(accountId, snapshot({ sessions: [{ ...unread, ...to }] })));
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return { ...renderHook(() => useMarkRead(accountId, unread, loaded), { wrapper }), change };
}
const settle = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test("[DW5] a report that failed while offline is sent again after reconnecting", async () => {
  answers.push(() => Promise.reject(new TypeError("failed to fetch")));
  look();
  await settle(1_500);
  expect(reports).toEqual([{ upTo: 12 }]);
  act(reconnect);
  await settle(1_500);
  expect(reports).toEqual([{ upTo: 12 }, { upTo: 12 }]);
  await settle(60_000);
  expect(reports).toHaveLength(2);
});

test("[DW5] a report that the server could not store is sent again a little later", async () => {
  answers.push(() => Promise.resolve(Response.json({ refusal: "server_busy" }, { status: 503 })));
  look();
  await settle(1_500);
  expect(reports).toHaveLength(1);
  await settle(10_000);
  expect(reports).toEqual([{ upTo: 12 }, { upTo: 12 }]);
});

test("[RD5] nothing is reported while the end is not loaded", async () => {
  look(false);
  await settle(60_000);
  expect(reports).toEqual([]);
});

test("[DW5] messages are reported only once the page has attention", async () => {
  const focus = vi.spyOn(document, "hasFocus").mockReturnValue(false);
  look();
  await settle(60_000);
  expect(reports).toEqual([]);
  focus.mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event("focus")));
  await settle(0);
  expect(reports).toEqual([{ upTo: 12 }]);
});

test("[DW5] leaving the conversation reports the latest messages at once", async () => {
  const { change, unmount } = look();
  await settle(500);
  await change({ lastSeq: 13 });
  await settle(100);
  expect(reports).toEqual([{ upTo: 12 }]);
  unmount();
  await settle(0);
  expect(reports).toEqual([{ upTo: 12 }, { upTo: 13 }]);
});

test("[SE10] nothing is reported after another agent became the owner", async () => {
  const { change } = look();
  await settle(500);
  await change({ lastSeq: 13 });
  await change({ lastSeq: 14, ownerId: otherId });
  await settle(60_000);
  expect(reports).toEqual([{ upTo: 12 }]);
});
