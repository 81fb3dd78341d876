import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetUnreached } from "../../src/api/actions.ts";
import { createQueryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { useMarkRead } from "../../src/conversation/use-mark-read.ts";
import { accountId, session, snapshot } from "../desk.ts";

const unread = session("s1", { unread: 1, lastSeq: 12 });
const told: unknown[] = [];
const answers: (() => Promise<Response>)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  told.length = 0;
  answers.length = 0;
  vi.stubGlobal("fetch", (_path: string, { body }: { body: string }) => {
    told.push(JSON.parse(body));
    const answer = answers.shift();
    return answer ? answer() : Promise.resolve(Response.json({ session: unread }));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function look() {
  const client = createQueryClient();
  client.setQueryData(snapshotQuery(accountId).queryKey, snapshot({ sessions: [unread] }));
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useMarkRead(accountId, unread, true), { wrapper });
}
const settle = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test("[DW5] what was read while nobody could be reached is told once the screen is true again", async () => {
  answers.push(() => Promise.reject(new TypeError("failed to fetch")));
  look();
  await settle(1_500);
  expect(told).toEqual([{ upTo: 12 }]);
  act(forgetUnreached);
  await settle(1_500);
  expect(told).toEqual([{ upTo: 12 }, { upTo: 12 }]);
  await settle(60_000);
  expect(told).toHaveLength(2);
});

test("[DW5] what the server could not keep now is told again a little later", async () => {
  answers.push(() => Promise.resolve(Response.json({ refusal: "server_busy" }, { status: 503 })));
  look();
  await settle(1_500);
  expect(told).toHaveLength(1);
  await settle(10_000);
  expect(told).toEqual([{ upTo: 12 }, { upTo: 12 }]);
});
