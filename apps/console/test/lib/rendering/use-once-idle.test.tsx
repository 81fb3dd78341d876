import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useOnceIdle } from "../../../src/lib/rendering/use-once-idle.ts";

let onIdle: (() => void) | null = null;
let patience: number | undefined;

beforeEach(() => {
  vi.stubGlobal("requestIdleCallback", (run: () => void, options?: IdleRequestOptions) => {
    onIdle = run;
    patience = options?.timeout;
    return 1;
  });
  vi.stubGlobal("cancelIdleCallback", () => {
    onIdle = null;
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const Beside = () => (useOnceIdle() ? "asked for" : "waits");

test("[DW5] what stands beside a conversation is asked for when the page has nothing to do, half a second on at the latest", () => {
  const { container } = render(<Beside />);
  expect([container.textContent, patience]).toEqual(["waits", 500]);
  act(() => onIdle?.());
  expect(container.textContent).toBe("asked for");
});

test("[DW5] who is passed by is not asked about", () => {
  const { unmount } = render(<Beside />);
  unmount();
  expect(onIdle).toBeNull();
});
