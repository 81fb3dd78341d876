import { expect, it } from "vitest";
import { createYield, turnMs } from "../../src/base/async.ts";

it("[FI4] long work yields to other work after a full time slice, and not before", async () => {
  let now = 0;
  let others = 0;
  const othersTurn = createYield(() => now);
  const step = async (ms: number): Promise<number> => {
    const before = others;
    const waiting = setImmediate(() => others++);
    now += ms;
    await othersTurn();
    clearImmediate(waiting);
    return others - before;
  };
  const had = [];
  for (const ms of [turnMs - 1, 1, turnMs - 1, 0, 1, 5 * turnMs]) had.push(await step(ms));
  expect(had).toEqual([0, 1, 0, 0, 1, 1]);
});
