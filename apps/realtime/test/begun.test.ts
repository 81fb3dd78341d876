import { expect, it } from "vitest";
import { end } from "../src/begun.ts";

it("[DE11] replies under way have six seconds and a half, also where something that was begun takes long to end", async () => {
  const [finishing, looked] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()];
  const outbox = { hold: () => undefined, finish: async (ms: number) => finishing.resolve(ms) };
  const ticker = { tick: async () => undefined, stop: () => looked.promise };
  const ended = end({ outbox, ticker });
  const ms = await finishing.promise;
  expect(ms).toBeGreaterThan(6_000);
  expect(ms).toBeLessThanOrEqual(6_500);
  looked.resolve();
  await ended;
});
