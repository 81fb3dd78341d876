import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useBehindFirst } from "../../../src/ui/drawing/use-behind-first.ts";

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"],
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const Part = ({ ready }: { ready: boolean }) => (useBehindFirst(ready) ? "all" : "in view");

test("[DW8] what is out of view follows behind the frame that shows what is in it", () => {
  const { container, rerender } = render(<Part ready={false} />);
  act(() => void vi.advanceTimersByTime(500));
  expect(container.textContent).toBe("in view");
  rerender(<Part ready />);
  expect(container.textContent).toBe("in view");
  act(() => void vi.advanceTimersByTime(100));
  expect(container.textContent).toBe("all");
});
