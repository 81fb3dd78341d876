import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followBoard, refreshBoardOnEvents } from "../../../src/data/feed/board-refresh.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { accountId, event } from "../../fixtures.ts";

const client = createQueryClient();
const invalidateQueries = vi.spyOn(client, "invalidateQueries");
const note = (type: Parameters<typeof event>[1] = { type: "session_picked_up" }) =>
  refreshBoardOnEvents(client, accountId, { events: [event(1, type)] });

beforeEach(() => {
  vi.useFakeTimers();
  invalidateQueries.mockClear();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test("[BO1] an open board is refreshed once for all events within three seconds", () => {
  const leave = followBoard();
  for (let i = 0; i < 50; i++) note();
  vi.advanceTimersByTime(3_000);
  expect(invalidateQueries.mock.calls).toEqual([[{ queryKey: ["board", accountId] }]]);
  note();
  vi.advanceTimersByTime(3_000);
  expect(invalidateQueries).toHaveBeenCalledTimes(2);
  leave();
});

test("[BO1] [AL4] a change of the waiting queue refreshes the board", () => {
  const leave = followBoard();
  refreshBoardOnEvents(client, accountId, { events: [], waiting: { count: 0, sessions: [] } });
  vi.advanceTimersByTime(3_000);
  expect(invalidateQueries).toHaveBeenCalledTimes(1);
  leave();
});

test("[BO1] nothing is requested for uncounted events or without an open board", () => {
  const leave = followBoard();
  note({ type: "messages_read" });
  vi.advanceTimersByTime(10_000);
  leave();
  note();
  vi.advanceTimersByTime(10_000);
  expect(invalidateQueries).not.toHaveBeenCalled();
});
