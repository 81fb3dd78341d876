import { expect, it, onTestFinished, vi } from "vitest";
import { shutDown } from "../../src/process/running-parts.ts";

it("[DE11] sending replies get six and a half seconds, even if another part ends late", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const [finishing, looked] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()];
  const outbox = { hold: () => undefined, finish: async (ms: number) => finishing.resolve(ms) };
  const ticker = { tick: async () => undefined, stop: () => looked.promise };
  const ended = shutDown({ outbox, ticker });
  expect(await finishing.promise).toBe(6_500);
  looked.resolve();
  await ended;
});

it("[DE11] replies stop first, dependencies last, and a failing part does not stop others", async () => {
  const stopped: string[] = [];
  const records = (what: string) => async () => void stopped.push(what);
  const fault = new Error("cannot be ended");
  const parts = {
    drain: { begin: records("not ready") },
    outbox: { hold: records("no more replies"), finish: records("replies under way") },
    gateway: { sendAway: records("consoles") },
    ticker: { stop: () => Promise.reject(fault) },
    followers: { close: records("followers") },
    lanes: { idle: records("lanes") },
    changes: { stop: records("changes") },
  };
  await expect(shutDown(parts as never)).rejects.toMatchObject({ errors: [fault] });
  expect(stopped).toEqual([
    ...["not ready", "no more replies", "consoles", "replies under way"],
    ...["followers", "lanes", "changes"],
  ]);
});
