import { expect, test } from "vitest";
import { createMovableClock } from "../src/clock.ts";

const MINUTE_MS = 60_000;

test("A clock advances by what it is told and tells who listens", () => {
  const clock = createMovableClock({ startAt: 1_000, rate: 0 });
  let calls = 0;
  const stop = clock.onChange(() => calls++);
  clock.advance(30 * MINUTE_MS);
  expect(clock.now()).toBe(1_000 + 30 * MINUTE_MS);
  stop();
  clock.advance(1);
  expect(calls).toBe(1);
});

test("A clock at rate 60 counts a minute per second and returns to real time without a jump", () => {
  let real = 0;
  const clock = createMovableClock({ startAt: 0, real: () => real });
  clock.setRate(60);
  real = 1_000;
  expect(clock.now()).toBe(MINUTE_MS);
  clock.setRate(1);
  expect(clock.state()).toEqual({ realAt: 1_000, at: MINUTE_MS, rate: 1 });
  real = 1_500;
  expect(clock.now()).toBe(MINUTE_MS + 500);
});

test("A clock never runs backwards", () => {
  let real = 1_000;
  const clock = createMovableClock({ startAt: 5_000, real: () => real });
  real = 0;
  expect(clock.now()).toBe(5_000);
  expect(() => clock.advance(-1)).toThrow(RangeError);
});
