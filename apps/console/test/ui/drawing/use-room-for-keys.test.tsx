import { act, cleanup, render, screen } from "@testing-library/react";
import { lazy, Suspense } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import { useRoomForKeys } from "../../../src/ui/drawing/use-room-for-keys.ts";

let drawn: boolean[] = [];

function Part({ here }: { here: boolean }) {
  drawn.push(useRoomForKeys(here));
  return null;
}
const show = (here: boolean) => {
  drawn = [];
  return render(<Part here={here} />);
};

test("[DW7] what was there from the beginning is drawn with what it stands in", () => {
  show(true);
  expect(drawn).toEqual([true]);
});

test("[DW7] what comes later is not drawn with the news of it, but behind", () => {
  const { rerender } = show(false);
  drawn = [];
  act(() => rerender(<Part here />));
  expect([drawn[0], drawn.at(-1)]).toEqual([false, true]);
});

test("[DW7] what is gone again is not drawn", () => {
  const { rerender } = show(true);
  act(() => rerender(<Part here={false} />));
  expect(drawn.at(-1)).toBe(false);
});

/** Something that takes for ever to draw. */
const Endless = lazy(() => new Promise<never>(() => undefined));
function Slow({ here }: { here: boolean }) {
  return (
    <Suspense fallback="drawn as far as it goes">{useRoomForKeys(here) ? <Endless /> : "before"}</Suspense>
  );
}

test("[DW7] keys have their room for 0.3 s, and no longer", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    cleanup();
    vi.useRealTimers();
  });
  const { rerender } = render(<Slow here={false} />);
  act(() => rerender(<Slow here />));
  act(() => void vi.advanceTimersByTime(299));
  expect(screen.queryByText("drawn as far as it goes")).toBeNull();
  act(() => void vi.advanceTimersByTime(1));
  expect(screen.queryByText("drawn as far as it goes")).not.toBeNull();
});
