import { act, cleanup, render, screen } from "@testing-library/react";
import { lazy, Suspense } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useFollowed } from "../../../src/ui/drawing/use-followed.ts";

const passes = ({ code }: KeyboardEvent): boolean => code === "KeyJ";
let drawn: string[];
let moveTo: (value: string) => void;

function Followed({ value }: { value: string }) {
  const shown = useFollowed(value, true, passes);
  if (drawn.at(-1) !== shown) drawn.push(shown);
  return shown;
}
const pass = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame", "performance"],
  });
  drawn = [];
  const { rerender } = render(<Followed value="a" />);
  moveTo = (value) => rerender(<Followed value={value} />);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test("[DW7] what is moved to follows behind the next frame", () => {
  moveTo("b");
  expect(drawn).toEqual(["a"]);
  pass(18);
  expect(drawn).toEqual(["a", "b"]);
  pass(1_000);
  moveTo("c");
  pass(18);
  expect(drawn).toEqual(["a", "b", "c"]);
});

test("[DW7] what is passed by quickly is not drawn: the last follows when the hand rests", () => {
  moveTo("b");
  pass(120);
  for (const value of ["c", "d", "e"]) {
    moveTo(value);
    pass(120);
  }
  expect(drawn).toEqual(["a", "b"]);
  pass(30);
  expect(drawn).toEqual(["a", "b", "e"]);
});

test("[DW7] keys follow each other where the next comes within 0.2 s", () => {
  const isDrawnAtOnce = (afterMs: number, value: string) => {
    pass(afterMs);
    moveTo(value);
    pass(18);
    return drawn.at(-1) === value;
  };
  expect([isDrawnAtOnce(1_000, "b"), isDrawnAtOnce(200 - 18, "c")]).toEqual([true, true]);
  expect(isDrawnAtOnce(199 - 18, "d")).toBe(false);
});

test("[DW7] a key that could mean what follows finds it there, however quickly it comes", () => {
  moveTo("b");
  pass(120);
  moveTo("c");
  act(() => void window.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyJ" })));
  expect(drawn).toEqual(["a", "b"]);
  act(() => void window.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyR" })));
  expect(drawn).toEqual(["a", "b", "c"]);
});

/** Something that takes for ever to draw. */
const Endless = lazy(() => new Promise<never>(() => undefined));
function Slow({ value }: { value: string }) {
  const shown = useFollowed(value, true, passes);
  return <Suspense fallback="drawn as far as it goes">{shown === "a" ? "before" : <Endless />}</Suspense>;
}

test("[DW7] what follows is drawn with room for keys for 0.3 s, and no longer", () => {
  const { rerender } = render(<Slow value="a" />);
  rerender(<Slow value="b" />);
  pass(17); // the next frame, and what is behind it
  pass(299);
  expect(screen.queryByText("drawn as far as it goes")).toBeNull();
  pass(2);
  expect(screen.queryByText("drawn as far as it goes")).not.toBeNull();
});
