import { expect, test, vi } from "vitest";
import { noteServerTime, serverNow } from "../../../src/lib/time/server-clock.ts";
import { createTicker } from "../../../src/lib/time/ticker.ts";
import { installFakeClock, minute, nine, second } from "./fake-clock.ts";

installFakeClock();

function listened() {
  const ticker = createTicker(minute);
  const ticks: number[] = [];
  const stop = ticker.subscribe(() => ticks.push(ticker.now() - nine));
  return { ticker, ticks, stop };
}

test("[RA5] a minute ticker follows the server's clock when it is changed", () => {
  const { ticks, stop } = listened();
  vi.advanceTimersByTime(10 * second);
  noteServerTime(nine + 31 * minute);
  expect(ticks).toEqual([31 * minute]);
  noteServerTime(nine + 5 * minute);
  expect(ticks).toEqual([31 * minute, 5 * minute]);
  vi.advanceTimersByTime(minute);
  expect(ticks.at(-1)).toBe(6 * minute);
  stop();
});

test("[RA5] a minute ticker catches up after the computer slept", () => {
  const { ticks, stop } = listened();
  vi.setSystemTime(nine + 40 * minute + 7 * second);
  noteServerTime(serverNow());
  expect(ticks).toEqual([40 * minute + 7 * second]);
  stop();
});

test("[RA5] a time within the same minute causes no tick, nor does any after unsubscribing", () => {
  const { ticks, stop } = listened();
  vi.advanceTimersByTime(59 * second);
  noteServerTime(serverNow());
  expect(ticks).toEqual([]);
  stop();
  noteServerTime(nine + 90 * minute);
  expect(ticks).toEqual([]);
});

test("[RA5] an invalid server time is ignored", async () => {
  vi.resetModules();
  const clock = await import("../../../src/lib/time/server-clock.ts");
  for (const serverTime of [undefined as unknown as number, nine + 31 * minute, Number.NaN])
    clock.noteServerTime(serverTime);
  expect(clock.serverNow()).toBe(nine + 31 * minute);
  clock.noteServerTime(nine);
});
