import { render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentToasts } from "../../../src/lib/toast-store.ts";
import { ErrorBoundary } from "../../../src/ui/errors/ErrorBoundary.tsx";

const Missing = () => {
  throw new TypeError("Failed to fetch dynamically imported module: /assets/Palette.js");
};

beforeEach(() => {
  // Offline; React logs every failed part.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("[TR9] two chunks that fail at once show one toast", () => {
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
