import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFrameQueue, type FrameQueue } from "../../src/sync/frame-queue.ts";

let applied: string[][];
let queue: FrameQueue<string>;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame", "performance"],
  });
  applied = [];
  queue = createFrameQueue<string>((frames) => applied.push([...frames]));
});
afterEach(() => {
  queue.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const nextFrame = () => vi.advanceTimersToNextFrame();
/** What was applied is on the screen. */
const painted = () => {
  nextFrame();
  vi.advanceTimersByTime(1);
};
const press = () => window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));

test("[DW1] what comes between two frames is applied with the second, together and in order", () => {
  for (const one of ["a", "b", "c"]) queue.add(one);
  expect(applied).toEqual([]);
  nextFrame();
  expect(applied).toEqual([["a", "b", "c"]]);
  painted();
  queue.add("d");
  nextFrame();
  expect(applied).toEqual([["a", "b", "c"], ["d"]]);
});

test("[DW1] after a press its own frame comes first, and what arrived right behind it", () => {
  queue.add("a");
  press();
  nextFrame();
  expect(applied).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(applied).toEqual([["a"]]);
  painted();
  queue.add("b");
  nextFrame();
  expect(applied).toEqual([["a"], ["b"]]);
});

test("[DW1] where a drawing takes longer than a frame, the page rests for as long as it took", () => {
  const drawings: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => drawings.push(draw));
  queue.add("a");
  drawings.shift()?.();
  vi.advanceTimersByTime(39);
  drawings.shift()?.();
  vi.advanceTimersByTime(1);
  queue.add("b");
  vi.advanceTimersByTime(30);
  expect(drawings).toEqual([]);
  vi.advanceTimersByTime(10);
  drawings.shift()?.();
  expect(applied).toEqual([["a"], ["b"]]);
  vi.unstubAllGlobals();
});

test("[DW1] no rest keeps anything back for more than a tenth of a second", () => {
  const drawings: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => drawings.push(draw));
  queue.add("a");
  drawings.shift()?.();
  queue.add("b");
  vi.advanceTimersByTime(100);
  expect(applied).toEqual([["a"], ["b"]]);
  vi.unstubAllGlobals();
});

test("[DW1] a page out of view waits for nothing, and one that leaves it takes along what waited", () => {
  queue.add("a");
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(applied).toEqual([["a"]]);
  queue.add("b");
  expect(applied).toEqual([["a"], ["b"]]);
});

test("[DW1] a window that is never drawn is waited for a tenth of a second", () => {
  vi.stubGlobal("requestAnimationFrame", () => 1);
  queue.add("a");
  vi.advanceTimersByTime(99);
  expect(applied).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(applied).toEqual([["a"]]);
  vi.unstubAllGlobals();
});

test("[DW1] a line that breaks leaves nothing behind", () => {
  queue.add("a");
  queue.flush();
  nextFrame();
  expect(applied).toEqual([["a"]]);
});
