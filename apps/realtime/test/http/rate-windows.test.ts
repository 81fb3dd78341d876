import { expect, it } from "vitest";
import { Windows } from "../../src/http/rate-windows.ts";

it("[N40] [F26] a caller's minute begins with the first request and never grows with the clock", () => {
  let now = 1_000_000;
  const windows = new Windows({ now: () => now });
  const countAfter = (ms: number, party = "one") => {
    now += ms;
    return windows.count(party, 60_000);
  };
  expect(countAfter(0)).toEqual({ current: 1, leftMs: 60_000 });
  expect(countAfter(59_999)).toEqual({ current: 2, leftMs: 1 });
  expect(countAfter(0, "other")).toEqual({ current: 1, leftMs: 60_000 });
  expect(countAfter(1)).toEqual({ current: 1, leftMs: 60_000 });
  expect(countAfter(-3_600_000)).toEqual({ current: 1, leftMs: 60_000 });
});
