import { expect, it } from "vitest";
import { end } from "../src/begun.ts";

it("[DE11] replies under way have their time also where something that was begun takes long to end", async () => {
  const [finishing, looked] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()];
  const outbox = { hold: () => undefined, finish: async (ms: number) => finishing.resolve(ms) };
  const ticker = { tick: async () => undefined, stop: () => looked.promise };
  const ended = end({ outbox, ticker });
  expect(await finishing.promise).toBeGreaterThan(5_000);
  looked.resolve();
  await ended;
});
