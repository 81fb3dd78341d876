import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LookupLimiter, LookupUnanswered, RateLimited } from "../../src/sign-in/lookup-limiter.ts";

/** Five look-ups hold every place of the limiter until released. */
function heldGate() {
  const lookupLimiter = new LookupLimiter();
  const held: (() => void)[] = [];
  const hold = () => new Promise<null>((resolve) => held.push(() => resolve(null)));
  for (let i = 0; i < 5; i++) void lookupLimiter.pass("203.0.113.1", hold);
  return { lookupLimiter, hold, letOneGo: () => held.shift()?.() };
}
const somebody = async () => "somebody";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("[DE16] five unknown secrets are looked up at once, in turn by address", async () => {
  const { lookupLimiter, letOneGo } = heldGate();
  const done: string[] = [];
  const wait = (name: string, address: string) =>
    lookupLimiter.pass(address, async () => void done.push(name));
  const all = [
    wait("flood 1", "203.0.113.1"),
    wait("flood 2", "203.0.113.1"),
    wait("flood 3", "203.0.113.1"),
    wait("office", "198.51.100.7"),
  ];
  await vi.advanceTimersByTimeAsync(100);
  expect(done).toEqual([]);
  letOneGo();
  await Promise.all(all);
  expect(done).toEqual(["flood 1", "office", "flood 2", "flood 3"]);
});

it("[DE16] a recognised secret does not wait again until it becomes invalid", async () => {
  const { lookupLimiter, letOneGo } = heldGate();
  const lin = { secret: "lin's", address: "203.0.113.1" };
  const first = lookupLimiter.lookUp(lin, somebody);
  letOneGo();
  expect(await first).toBe("somebody");
  void lookupLimiter.pass("203.0.113.1", () => new Promise(() => undefined));
  expect(await lookupLimiter.lookUp(lin, somebody)).toBe("somebody");
  lookupLimiter.remember("made here");
  expect(await lookupLimiter.lookUp({ ...lin, secret: "made here" }, somebody)).toBe("somebody");
  expect(await lookupLimiter.lookUp(lin, async () => null)).toBeNull();
  const again = lookupLimiter.lookUp(lin, somebody);
  again.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(2_000);
  await expect(again).rejects.toThrow(LookupUnanswered);
});

it("[DE16] a look-up waits at most two seconds and behind at most five thousand per address", async () => {
  const { lookupLimiter, hold, letOneGo } = heldGate();
  const wait = (address: string) => lookupLimiter.pass(address, somebody).catch((error: unknown) => error);
  void lookupLimiter.pass("203.0.113.1", hold);
  const waiting = Array.from({ length: 4_999 }, () => wait("203.0.113.1"));
  expect(await wait("203.0.113.1")).toBeInstanceOf(RateLimited);
  letOneGo();
  await vi.advanceTimersByTimeAsync(1_999);
  const late = wait("198.51.100.7");
  await vi.advanceTimersByTimeAsync(1);
  expect(new Set((await Promise.all(waiting)).map((one) => one instanceof RateLimited))).toEqual(
    new Set([true]),
  );
  letOneGo();
  expect(await late).toBe("somebody");
});

it("[DE16] [DE9] the database counts as unavailable if no look-up is answered", async () => {
  const { lookupLimiter } = heldGate();
  const waits = lookupLimiter.pass("203.0.113.1", somebody).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await waits).toBeInstanceOf(LookupUnanswered);
});

it("[DE16] a failed look-up frees its place, and its secret stays unknown", async () => {
  const lookupLimiter = new LookupLimiter();
  const fail = () => Promise.reject(new Error("away"));
  for (let i = 0; i < 6; i++)
    await expect(lookupLimiter.lookUp({ secret: "a", address: undefined }, fail)).rejects.toThrow("away");
  expect(await lookupLimiter.pass(undefined, somebody)).toBe("somebody");
});
