import { expect, it, onTestFinished, vi } from "vitest";
import { end } from "../../src/process/running-parts.ts";

it("[DE11] replies under way have six seconds and a half, also where something that was begun takes long to end", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const [finishing, looked] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()];
  const outbox = { hold: () => undefined, finish: async (ms: number) => finishing.resolve(ms) };
  const ticker = { tick: async () => undefined, stop: () => looked.promise };
  const ended = end({ outbox, ticker });
  expect(await finishing.promise).toBe(6_500);
  looked.resolve();
  await ended;
});

it("[DE11] no reply is begun any more before anything is waited for; what the rest needs ends last, and a fault of one keeps none from ending", async () => {
  const told: string[] = [];
  const tells = (what: string) => async () => void told.push(what);
  const fault = new Error("cannot be ended");
  const begun = {
    drain: { begin: tells("not ready") },
    outbox: { hold: tells("no more replies"), finish: tells("replies under way") },
    gateway: { sendAway: tells("consoles") },
    ticker: { stop: () => Promise.reject(fault) },
    followers: { close: tells("followers") },
    lanes: { idle: tells("lanes") },
    changes: { stop: tells("changes") },
  };
  await expect(end(begun as never)).rejects.toMatchObject({ errors: [fault] });
  expect(told).toEqual([
    ...["not ready", "no more replies", "consoles", "replies under way"],
    ...["followers", "lanes", "changes"],
  ]);
});
