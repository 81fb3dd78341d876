import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drawInTurn } from "../../src/state/drawing-turns.ts";
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
  vi.unstubAllGlobals();
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

/** The screen draws when the test says so; each frame takes `ms` until it is shown. */
function slowScreen() {
  const drawings: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => drawings.push(draw));
  const frame = (ms = 0) => {
    vi.advanceTimersByTime(ms);
    for (const draw of drawings.splice(0)) draw();
    vi.advanceTimersByTime(1);
  };
  return { drawings, frame };
}

/** Applies "a", which takes 60 ms to draw, or another time. */
function drawSlowly(ms = 60) {
  const screen = slowScreen();
  queue.add("a");
  screen.frame();
  screen.frame(ms - 1);
  return screen;
}

test("[DW1] where a drawing takes longer than a frame, the page rests for as long as it took", () => {
  const { drawings, frame } = drawSlowly(40);
  queue.add("b");
  vi.advanceTimersByTime(35);
  expect(drawings).toEqual([]);
  vi.advanceTimersByTime(10);
  frame();
  expect(applied).toEqual([["a"], ["b"]]);
});

test("[DW9] where a drawing takes long, the page rests for twice as long as it took", () => {
  const { drawings, frame } = drawSlowly();
  queue.add("b");
  vi.advanceTimersByTime(110);
  expect(drawings).toEqual([]);
  vi.advanceTimersByTime(15);
  frame();
  expect(applied).toEqual([["a"], ["b"]]);
});

test.each([
  [49, 49],
  [50, 100],
])("[DW9] from 50 ms on a drawing takes long: after %i the page rests for %i", (ms, restMs) => {
  const { drawings, frame } = drawSlowly(ms);
  queue.add("b");
  vi.advanceTimersByTime(restMs - 5);
  expect(drawings).toEqual([]);
  vi.advanceTimersByTime(10);
  frame();
  expect(applied).toEqual([["a"], ["b"]]);
});

test("[DW9] nothing is kept back for more than 0.4 s, whatever the hands do", () => {
  const { drawings, frame } = drawSlowly();
  queue.add("b");
  vi.advanceTimersByTime(125);
  press();
  frame();
  expect(applied).toHaveLength(2);
  frame(59);
  queue.add("c");
  vi.advanceTimersByTime(125);
  frame();
  expect(drawings).toEqual([]);
  vi.advanceTimersByTime(399 - 126);
  expect(applied).toHaveLength(3);
});

test("[DW9] no rest takes what came while it was drawn beyond 0.4 s, also behind a key between two turns", () => {
  queue.close();
  const drawn: string[] = [];
  queue = createFrameQueue<string>((frames) => {
    drawn.push(...frames);
    drawInTurn(() => drawn.push(`list of ${frames.join()}`));
  });
  const { drawings, frame } = drawSlowly();
  queue.add("b");
  vi.advanceTimersByTime(125);
  press();
  frame();
  const began = performance.now();
  const passUntil = (ms: number) => vi.advanceTimersByTime(began + ms - performance.now());
  queue.add("c");
  frame(90);
  frame();
  passUntil(200);
  expect(drawn.slice(2)).toEqual(["b"]);
  press();
  frame();
  frame(90);
  expect(drawn.slice(2)).toEqual(["b", "list of b"]);
  passUntil(397);
  expect(drawings).toEqual([]);
  passUntil(400);
  frame();
  expect(drawn).toContain("c");
});

test("[DW9] a slow drawing has two turns, and a key between them has its frame first", () => {
  queue.close();
  const drawn: string[] = [];
  queue = createFrameQueue<string>((frames) => {
    drawn.push(...frames);
    drawInTurn(() => drawn.push(`list of ${frames.join()}`));
  });
  const { frame } = drawSlowly();
  expect(drawn).toEqual(["a", "list of a"]);
  queue.add("b");
  vi.advanceTimersByTime(125);
  frame();
  expect(drawn.slice(2)).toEqual(["b"]);
  frame(59);
  press();
  frame();
  expect(drawn.slice(2)).toEqual(["b", "list of b"]);
});

test("[DW9] while keys are being pressed a slow drawing begins behind one", () => {
  const { frame } = drawSlowly();
  queue.add("b");
  vi.advanceTimersByTime(125);
  press();
  frame();
  expect(applied).toEqual([["a"], ["b"]]);
  frame(59);
  queue.add("c");
  vi.advanceTimersByTime(122);
  frame();
  expect(applied).toHaveLength(2);
  press();
  frame();
  expect(applied).toHaveLength(3);
});

test("[DW9] what is left of the first turn is drawn when the line breaks", () => {
  queue.close();
  const drawn: string[] = [];
  queue = createFrameQueue<string>((frames) => drawInTurn(() => drawn.push(...frames)));
  const { frame } = drawSlowly();
  queue.add("b");
  vi.advanceTimersByTime(125);
  frame();
  expect(drawn).toEqual(["a"]);
  queue.flush();
  expect(drawn).toEqual(["a", "b"]);
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
});

test("[DW1] a line that breaks leaves nothing behind", () => {
  queue.add("a");
  queue.flush();
  nextFrame();
  expect(applied).toEqual([["a"]]);
});

test("[DW1] what cannot be applied is an error like any other, and keeps nothing from coming after it", () => {
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
