import { expect, it, onTestFinished, vi } from "vitest";
import { end } from "../src/begun.ts";

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
