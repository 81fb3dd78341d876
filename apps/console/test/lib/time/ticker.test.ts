import { expect, test, vi } from "vitest";
import { noteServerTime, serverNow } from "../../../src/lib/time/server-clock.ts";
import { createTicker } from "../../../src/lib/time/ticker.ts";
import { installFakeClock, minute, nine, second } from "./fake-clock.ts";

installFakeClock();

function listened() {
  const ticker = createTicker(minute);
  const heard: number[] = [];
  const stop = ticker.subscribe(() => heard.push(ticker.now() - nine));
  return { ticker, heard, stop };
}

test("[RA5] a minute ticker follows the server's clock when it is changed", () => {
  const { heard, stop } = listened();
  vi.advanceTimersByTime(10 * second);
  noteServerTime(nine + 31 * minute);
  expect(heard).toEqual([31 * minute]);
  noteServerTime(nine + 5 * minute);
  expect(heard).toEqual([31 * minute, 5 * minute]);
  vi.advanceTimersByTime(minute);
  expect(heard.at(-1)).toBe(6 * minute);
  stop();
});

test("[RA5] a minute ticker catches up after the computer slept", () => {
  const { heard, stop } = listened();
  vi.setSystemTime(nine + 40 * minute + 7 * second);
  noteServerTime(serverNow());
  expect(heard).toEqual([40 * minute + 7 * second]);
  stop();
});

test("[RA5] a time within the same minute causes no tick, nor does any after unsubscribing", () => {
  const { heard, stop } = listened();
  vi.advanceTimersByTime(59 * second);
  noteServerTime(serverNow());
  expect(heard).toEqual([]);
  stop();
  noteServerTime(nine + 90 * minute);
  expect(heard).toEqual([]);
});

test("[RA5] an invalid server time is ignored", async () => {
  vi.resetModules();
  const clock = await import("../../../src/lib/time/server-clock.ts");
  for (const told of [undefined as unknown as number, nine + 31 * minute, Number.NaN])
    clock.noteServerTime(told);
  expect(clock.serverNow()).toBe(nine + 31 * minute);
  clock.noteServerTime(nine);
});
