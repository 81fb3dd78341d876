import type { Board } from "@jieru/shared/protocol/board";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clearFailure, refuse } from "../../../src/data/optimistic/actions.ts";
import { boardQuery } from "../../../src/data/queries/board.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { agentRows } from "../../../src/features/board/agents/agent-rows.ts";
import { RemarkLabel } from "../../../src/features/board/agents/RemarkLabel.tsx";
import { FactsStrip } from "../../../src/features/board/strips/FactsStrip.tsx";
import { formatTime } from "../../../src/i18n/format-clock.ts";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { accountId, agent, meId, otherId, session, snapshot } from "../../fixtures.ts";

const desk = snapshot({ me: agent(meId, { role: "supervisor" }), agents: [agent(meId), agent(otherId)] });
const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const put = (children: ReactNode) =>
  render(<QueryClientProvider client={client}>{children}</QueryClientProvider>);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 27, 14, 3) });
  putSnapshot(accountId, desk);
});
afterEach(() => {
  client.clear();
  clearFailure(otherId);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("[BO11] a row shows the reason of a refusal for half a minute, then its usual remark", async () => {
  const row = agentRows(desk, undefined).find((r) => r.agent.id === otherId);
  if (!row) throw new Error("nobody there");
  put(<RemarkLabel accountId={accountId} row={row} />);
  expect(screen.getByText("仅手动接入")).toBeTruthy();
  act(() => refuse(otherId, "status", { refusal: "agent_not_found" }));
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  expect(screen.getByText(/客服不存在/)).toBeTruthy();
  // A second refusal stays as long as the first.
  act(() => refuse(otherId, "status", { refusal: "agent_not_found" }));
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  expect(screen.getByText(/客服不存在/)).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(screen.getByText("仅手动接入")).toBeTruthy();
});

test("[BO12] numbers that failed to reload show their time", async () => {
  const today = { firstResponseMs: null, pickedUp: 12 };
  const board = {
    arrived: 3,
    failed: 0,
    unconfirmed: 0,
    agents: [],
    happenings: [],
    today,
    readers: [],
    heardAt: null,
  };
  client.setQueryData(boardQuery(accountId).queryKey, board as unknown as Board);
  vi.stubGlobal("fetch", async () => Response.json(board));
  const readAt = formatTime(serverNow());
  put(<FactsStrip accountId={accountId} desk={desk} />);
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.queryByRole("status")).toBeNull();
  vi.stubGlobal("fetch", async () => Response.json({}, { status: 503 }));
  await act(() => vi.advanceTimersByTimeAsync(180_000));
  expect(screen.getByRole("status").textContent).toContain(`更新至 ${readAt}，`);
  expect(screen.getByText("今日接入 12 次")).toBeTruthy();
  // After midnight, a time without a date would mean today.
  vi.setSystemTime(new Date(2026, 10, 28, 0, 3));
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(screen.getByRole("status").textContent).toContain(`更新至 周五 ${readAt}，`);
});

test("[BO10] the number of active sessions shows how many are unanswered and, separately, how many inactive ones", () => {
  const due = { unansweredSince: serverNow() };
  const asleep = { state: "inactive", ...due } as const;
  const sessions = [session("a", due), session("b"), session("c", asleep), session("d", asleep)];
  const { unmount } = put(<FactsStrip accountId={accountId} desk={{ ...desk, sessions }} />);
  const active = () => screen.getByText("进行中").parentElement?.textContent;
  expect(active()).toBe("进行中2个1 待回复，2 待激活");
  unmount();
  put(<FactsStrip accountId={accountId} desk={{ ...desk, sessions: sessions.slice(0, 2) }} />);
  expect(active()).toBe("进行中2个其中 1 个待回复");
});

test("[BO2] the first response time on the board counts from the customer's message, as in the report", async () => {
  const today = { firstResponseMs: 5_000, firstAnswerMs: 48_000, pickedUp: 12 };
  const board = { arrived: 3, today, agents: [] };
  vi.stubGlobal("fetch", async () => Response.json(board));
  client.setQueryData(boardQuery(accountId).queryKey, board as unknown as Board);
  put(<FactsStrip accountId={accountId} desk={desk} />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(screen.getByText("首次响应中位数").parentElement?.textContent).toContain("48 秒");
});

test("[BO3] pick-ups by people missing from the table are named beside the total", async () => {
  const board = {
    arrived: 3,
    today: { firstResponseMs: null, pickedUp: 12 },
    agents: [
      { agentId: meId, pickedUp: 7, firstResponseMs: null },
      { agentId: "gone", pickedUp: 3, firstResponseMs: null },
      { agentId: "gone too", pickedUp: 2, firstResponseMs: null },
    ],
  };
  vi.stubGlobal("fetch", async () => Response.json(board));
  client.setQueryData(boardQuery(accountId).queryKey, board as unknown as Board);
  put(<FactsStrip accountId={accountId} desk={desk} />);
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(screen.getByText("今日接入 12 次，其中 5 次来自已移除的客服")).toBeTruthy();
});
