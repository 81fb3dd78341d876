import { expect, test, vi } from "vitest";
import { noteServerTime, serverNow } from "../../../src/lib/time/server-clock.ts";
import { createTicker } from "../../../src/lib/time/ticker.ts";
import { holdClock, minute, nine, second } from "./held-clock.ts";

holdClock();

function listened() {
  const ticker = createTicker(minute);
  const heard: number[] = [];
  const stop = ticker.subscribe(() => heard.push(ticker.now() - nine));
  return { ticker, heard, stop };
}

test("[RA5] what is told by the minute goes on by the server's clock as soon as it is heard to have been put forward, or back", () => {
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

test("[RA5] so it does once the server is heard after the computer slept, whose timers stood still meanwhile", () => {
  const { heard, stop } = listened();
  vi.setSystemTime(nine + 40 * minute + 7 * second);
  noteServerTime(serverNow());
  expect(heard).toEqual([40 * minute + 7 * second]);
  stop();
});

test("[RA5] what the server says within the same minute moves nothing, and nobody who listens no more hears of it", () => {
  const { heard, stop } = listened();
  vi.advanceTimersByTime(59 * second);
  noteServerTime(serverNow());
  expect(heard).toEqual([]);
  stop();
  noteServerTime(nine + 90 * minute);
  expect(heard).toEqual([]);
});

test("[RA5] a time that is none, as of a server that does not tell it yet, changes nothing, not even as the first", async () => {
  vi.resetModules();
  const clock = await import("../../../src/lib/time/server-clock.ts");
  for (const told of [undefined as unknown as number, nine + 31 * minute, Number.NaN])
    clock.noteServerTime(told);
  expect(clock.serverNow()).toBe(nine + 31 * minute);
  clock.noteServerTime(nine);
});
