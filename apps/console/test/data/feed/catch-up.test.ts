import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCatchUp } from "../../../src/data/feed/catch-up.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("[FD4] caught up means the server's yes and a frame, in either order, told once", () => {
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

test("an account where nothing happens has caught up too", () => {
  const done = vi.fn();
  createCatchUp(done).acknowledged();
  vi.advanceTimersByTime(2000);
  expect(done).toHaveBeenCalledTimes(1);
});

test("a new attempt starts from nothing", () => {
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
