import { render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { ErrorBoundary } from "../../../src/ui/errors/ErrorBoundary.tsx";

const Missing = () => {
  throw new TypeError("Failed to fetch dynamically imported module: /assets/Palette.js");
};

beforeEach(() => {
  // Cut off: nobody answers, and React says of every part that it was missing.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("[TR9] of two parts that are missing at once it is said once", () => {
  render(
    <>
      <ErrorBoundary>
        <Missing />
      </ErrorBoundary>
      <ErrorBoundary>
        <Missing />
      </ErrorBoundary>
    </>,
  );
  expect(currentToasts()).toHaveLength(1);
});
