import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFrameQueue, type FrameQueue } from "../../../src/data/feed/frame-queue.ts";

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
  vi.unstubAllGlobals();
  queue.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const nextFrame = () => vi.advanceTimersToNextFrame();
const painted = () => {
  nextFrame();
  vi.advanceTimersByTime(1);
};

test("[DW1] frames that arrive between two animation frames are applied together and in order", () => {
  for (const one of ["a", "b", "c"]) queue.add(one);
  expect(applied).toEqual([]);
  nextFrame();
  expect(applied).toEqual([["a", "b", "c"]]);
  painted();
  queue.add("d");
  nextFrame();
  expect(applied).toEqual([["a", "b", "c"], ["d"]]);
});

test("[DW1] a hidden page applies frames at once, including waiting ones", () => {
  queue.add("a");
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  expect(applied).toEqual([["a"]]);
  queue.add("b");
  expect(applied).toEqual([["a"], ["b"]]);
});

test("[DW1] frames are applied after 100 ms when the browser draws no animation frame", () => {
  vi.stubGlobal("requestAnimationFrame", () => 1);
  queue.add("a");
  vi.advanceTimersByTime(99);
  expect(applied).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(applied).toEqual([["a"]]);
});

test("[DW1] flushed frames are not applied a second time", () => {
  queue.add("a");
  queue.flush();
  nextFrame();
  expect(applied).toEqual([["a"]]);
});

test("[DW1] a frame that throws does not prevent later frames", () => {
  queue.close();
  queue = createFrameQueue<string>((frames) => {
    if (frames.includes("broken")) throw new Error("broken");
    applied.push([...frames]);
  });
  queue.add("broken");
  expect(nextFrame).toThrow("broken");
  painted();
  queue.add("a");
  nextFrame();
  expect(applied).toEqual([["a"]]);
});
