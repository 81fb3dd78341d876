import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isChunkError } from "../../src/lib/new-release.ts";

const storageKey = "jieru.reloaded-at";
let there = false;
const fetchMock = vi.fn(async () => {
  if (!there) throw new TypeError("Failed to fetch");
  return new Response();
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", fetchMock.mockClear());
  sessionStorage.removeItem(storageKey);
  there = false;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sessionStorage.removeItem(storageKey);
});

async function page(): Promise<() => Promise<void>> {
  vi.resetModules();
  return (await import("../../src/lib/new-release.ts")).reloadWhenReachable;
}
const reloadedAt = () => sessionStorage.getItem(storageKey);

test("[TR9] the page reloads once the server answers, with one poll for all missing chunks", async () => {
  const reload = await page();
  void reload();
  void reload();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([fetchMock.mock.calls.length, reloadedAt()]).toEqual([3, null]);
  there = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect([fetchMock.mock.calls.length, reloadedAt()]).toEqual([4, String(Date.now() - 1_000)]);
});

test("[TR9] the page reloads at most once a minute", async () => {
  there = true;
  await (await page())();
  const first = reloadedAt();
  await vi.advanceTimersByTimeAsync(59_000);
  await (await page())();
  expect([fetchMock.mock.calls.length, reloadedAt()]).toEqual([1, first]);
  await vi.advanceTimersByTimeAsync(1_000);
  await (await page())();
  expect([fetchMock.mock.calls.length, reloadedAt()]).toEqual([2, String(Date.now())]);
});

test("[TR9] chunk errors of all browsers are recognised, and other errors are not", () => {
  for (const message of [
    "Failed to fetch dynamically imported module: https://a/x.js",
    "error loading dynamically imported module: https://a/x.js",
    "Importing a module script failed.",
    "Unable to preload CSS for /assets/x.css",
  ])
    expect([message, isChunkError(new Error(message))]).toEqual([message, true]);
  for (const other of [new Error("Failed to fetch"), "Failed to fetch dynamically imported module", null])
    expect(isChunkError(other)).toBe(false);
});
