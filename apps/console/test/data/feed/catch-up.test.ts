import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCatchUp } from "../../../src/data/feed/catch-up.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("[FD4] the console has caught up once after acknowledgement and frame, in any order", () => {
  const done = vi.fn();
  const catchUp = createCatchUp(done);
  catchUp.framed();
  expect(done).not.toHaveBeenCalled();
  catchUp.acknowledged();
  expect(done).toHaveBeenCalledTimes(1);
  catchUp.framed();
  vi.advanceTimersByTime(5000);
  expect(done).toHaveBeenCalledTimes(1);
  catchUp.restart();
  catchUp.acknowledged();
  expect(done).toHaveBeenCalledTimes(1);
  catchUp.framed();
  expect(done).toHaveBeenCalledTimes(2);
});

test("an account without events catches up after a grace period", () => {
  const done = vi.fn();
  createCatchUp(done).acknowledged();
  vi.advanceTimersByTime(2000);
  expect(done).toHaveBeenCalledTimes(1);
});

test("a new attempt resets the state", () => {
  const done = vi.fn();
  const catchUp = createCatchUp(done);
  catchUp.acknowledged();
  catchUp.restart();
  vi.advanceTimersByTime(5000);
  catchUp.framed();
  catchUp.restart();
  catchUp.acknowledged();
  vi.advanceTimersByTime(1999);
  expect(done).not.toHaveBeenCalled();
});
