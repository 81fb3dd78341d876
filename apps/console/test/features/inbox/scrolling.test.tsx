import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { SessionList } from "../../../src/features/inbox/list/SessionList.tsx";
import {
  type SessionListData,
  useListSnapshot,
  useSessionList,
} from "../../../src/features/inbox/list/use-session-list.ts";
import { accountId, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function show(desk: Snapshot, page: () => ReactElement) {
  const client = new QueryClient();
  const tell = (next: Snapshot) => act(async () => putSnapshot(accountId, next));
  await tell(desk);
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <InAccount page={page} />
      </QueryClientProvider>,
    );
  });
  return tell;
}

/** Five waiting customers, of whom the last `lapsed` cannot be answered. */
const lineOf = (lapsed: number): Snapshot => {
  const sessions = [0, 1, 2, 3, 4].map((n) => waiting(`w${n}`, { waitingSince: n, lapsed: n >= 5 - lapsed }));
  return snapshot({ waiting: { count: 5, lapsed, sessions } });
};
const topOf = (name: string): string | undefined =>
  screen.getByTestId(`session-row-${name}`).closest<HTMLElement>("[style*=top]")?.style.top;

test("[DI8] rows behind a heading move when it comes, moves or goes", async () => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
  const tell = await show(lineOf(0), () => (
    <SessionList accountId={accountId} tab="waiting" sessionId={null} />
  ));
  const [pad, row, heading] = [4, 78, 32];
  expect(topOf("w4")).toBe(`${pad + 4 * row}px`);
  await tell(lineOf(1));
  expect(topOf("w3")).toBe(`${pad + 3 * row}px`);
  expect(topOf("w4")).toBe(`${pad + 4 * row + heading}px`);
  await tell(lineOf(2));
  expect(topOf("w3")).toBe(`${pad + 3 * row + heading}px`);
  await tell(lineOf(0));
  expect(topOf("w4")).toBe(`${pad + 4 * row}px`);
});

test("[DW2] scrolling within the same pages does not render the list again", async () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  let drawn = 0;
  let list: SessionListData | undefined;
  await show(snapshot({ waiting: { count: 500, sessions: [waiting("w0")] } }), () => {
    drawn++;
    list = useSessionList({ accountId, desk: useListSnapshot(accountId), tab: "waiting", openId: null });
    return <p>list</p>;
  });
  await act(async () => list?.look(0, 40));
  const before = drawn;
  await act(async () => list?.look(1, 41));
  expect(drawn).toBe(before);
  await act(async () => list?.look(50, 90));
  expect(drawn).toBeGreaterThan(before);
});
