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

test("[DW5] the panel is requested when the page is idle, after half a second at most", () => {
  const { container } = render(<Beside />);
  expect([container.textContent, patience]).toEqual(["waits", 500]);
  act(() => onIdle?.());
  expect(container.textContent).toBe("asked for");
});

test("[DW5] an unmounted component does not wait for an idle page", () => {
  const { unmount } = render(<Beside />);
  unmount();
  expect(onIdle).toBeNull();
});
