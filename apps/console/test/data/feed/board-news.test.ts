import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { followBoard, noteBoardNews } from "../../../src/data/feed/board-news.ts";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { accountId, event } from "../../desk.ts";

const client = createQueryClient();
const invalidateQueries = vi.spyOn(client, "invalidateQueries");
const note = (type: Parameters<typeof event>[1] = { type: "session_picked_up" }) =>
  noteBoardNews(client, accountId, { events: [event(1, type)] });

beforeEach(() => {
  vi.useFakeTimers();
  invalidateQueries.mockClear();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test("[BO1] with a board open, its numbers are asked for once for all the news of three seconds", () => {
  const leave = followBoard();
  for (let i = 0; i < 50; i++) note();
  vi.advanceTimersByTime(3_000);
  expect(invalidateQueries.mock.calls).toEqual([[{ queryKey: ["board", accountId] }]]);
  note();
  vi.advanceTimersByTime(3_000);
  expect(invalidateQueries).toHaveBeenCalledTimes(2);
  leave();
});

test("[BO1] [AL4] who comes to the waiting line counts, though no event tells of them", () => {
  const leave = followBoard();
  noteBoardNews(client, accountId, { events: [], waiting: { count: 0, sessions: [] } });
  vi.advanceTimersByTime(3_000);
  expect(invalidateQueries).toHaveBeenCalledTimes(1);
  leave();
});

test("[BO1] nothing is asked for what they do not count, nor without a board", () => {
  const leave = followBoard();
  note({ type: "messages_read" });
  vi.advanceTimersByTime(10_000);
  leave();
  note();
  vi.advanceTimersByTime(10_000);
  expect(invalidateQueries).not.toHaveBeenCalled();
});
