import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isMissingPart } from "../../src/lib/new-release.ts";

const storageKey = "jieru.reloaded-at";
/** Whether the server is there to load the page from. */
let there = false;
const asked = vi.fn(async () => {
  if (!there) throw new TypeError("Failed to fetch");
  return new Response();
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", asked.mockClear());
  sessionStorage.removeItem(storageKey);
  there = false;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sessionStorage.removeItem(storageKey);
});

/** A page that has not been loaded anew. */
async function page(): Promise<() => Promise<void>> {
  vi.resetModules();
  return (await import("../../src/lib/new-release.ts")).reloadWhenThere;
}
/** When it was last loaded anew; null where it was not. */
const reloadedAt = () => sessionStorage.getItem(storageKey);

test("[TR9] the page is loaded anew once the server answers, and is asked for by one wait, however many parts are missing", async () => {
  const reload = await page();
  void reload();
  void reload();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([asked.mock.calls.length, reloadedAt()]).toEqual([3, null]);
  there = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect([asked.mock.calls.length, reloadedAt()]).toEqual([4, String(Date.now() - 1_000)]);
});

test("[TR9] at most once a minute, so that a server without its files does not make it spin", async () => {
  there = true;
  await (await page())();
  const first = reloadedAt();
  await vi.advanceTimersByTimeAsync(59_000);
  await (await page())();
  expect([asked.mock.calls.length, reloadedAt()]).toEqual([1, first]);
  await vi.advanceTimersByTimeAsync(1_000);
  await (await page())();
  expect([asked.mock.calls.length, reloadedAt()]).toEqual([2, String(Date.now())]);
});

test("[TR9] what browsers say of a part they could not fetch is known, and nothing else is taken for it", () => {
  for (const said of [
    "Failed to fetch dynamically imported module: https://a/x.js",
    "error loading dynamically imported module: https://a/x.js",
    "Importing a module script failed.",
    "Unable to preload CSS for /assets/x.css",
  ])
    expect([said, isMissingPart(new Error(said))]).toEqual([said, true]);
  for (const other of [new Error("Failed to fetch"), "Failed to fetch dynamically imported module", null])
    expect(isMissingPart(other)).toBe(false);
});
