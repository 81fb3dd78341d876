import { expect, it } from "vitest";
import { windowsBy } from "../../src/rates/windows.ts";

it("[N40] [F26] a party's minute begins with its first request, and a clock that is put back makes it no longer", () => {
  let now = 1_000_000;
  const Windows = windowsBy({ now: () => now });
  const windows = new Windows({} as never);
  const countAfter = (ms: number, party = "one") => {
    now += ms;
    const counted: unknown[] = [];
    windows.incr(party, (_error, result) => void counted.push(result), 60_000, 1);
    return counted[0];
  };
  expect(countAfter(0)).toEqual({ current: 1, ttl: 60_000 });
  expect(countAfter(59_999)).toEqual({ current: 2, ttl: 1 });
  expect(countAfter(0, "other")).toEqual({ current: 1, ttl: 60_000 });
  expect(countAfter(1)).toEqual({ current: 1, ttl: 60_000 });
  expect(countAfter(-3_600_000)).toEqual({ current: 1, ttl: 60_000 });
});
