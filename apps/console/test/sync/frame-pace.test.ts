import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFramePace } from "../../src/sync/frame-pace.ts";

const toFake = [
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "setTimeout",
  "clearTimeout",
  "performance",
] as const;
/** The next frame, and the moment after it was drawn. */
const frameOver = () => {
  vi.advanceTimersToNextFrame();
  vi.advanceTimersByTime(1);
};
let given: number[][] = [];
const pace = () => createFramePace<number>((all) => given.push([...all]));

beforeEach(() => {
  given = [];
  vi.useFakeTimers({ toFake: [...toFake] });
});
afterEach(() => void vi.useRealTimers());

test("[FD8] the first news is given at once, the rest of the frame's together with the next frame", () => {
  const { take } = pace();
  for (const n of [1, 2, 3]) take(n);
  expect(given).toEqual([[1]]);
  frameOver();
  expect(given).toEqual([[1], [2, 3]]);
  take(4);
  expect(given).toHaveLength(2);
  frameOver();
  expect(given).toEqual([[1], [2, 3], [4]]);
  frameOver();
  take(5);
  expect(given.at(-1)).toEqual([5]);
});

test("[FD8] a page without frames is given its news all the same", () => {
  vi.stubGlobal("requestAnimationFrame", () => 1);
  const { take } = pace();
  take(1);
  take(2);
  vi.advanceTimersByTime(100);
  expect(given).toEqual([[1], [2]]);
  vi.unstubAllGlobals();
});

test("[FD8] what waits is given before what builds on it, once, and let go at the end", () => {
  const { take, flush, stop } = pace();
  for (const n of [1, 2]) take(n);
  flush();
  expect(given).toEqual([[1], [2]]);
  frameOver();
  expect(given).toHaveLength(2);
  for (const n of [3, 4]) take(n);
  stop();
  vi.runAllTimers();
  expect(given).toEqual([[1], [2], [3]]);
});

test("[FD8] after a frame that took long the page is left alone for as long again", () => {
  let draw: FrameRequestCallback = () => undefined;
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => {
    draw = callback;
    return 1;
  });
  const { take } = pace();
  take(1);
  take(2);
  vi.advanceTimersByTime(80);
  draw(performance.now());
  vi.advanceTimersByTime(50);
  expect(given).toEqual([[1]]);
  vi.advanceTimersByTime(20);
  expect(given).toEqual([[1], [2]]);
  vi.unstubAllGlobals();
});
