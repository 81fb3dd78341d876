import { expect, it } from "vitest";
import { RefusedPushes, TooManyRefused } from "../../src/push/refused-pushes.ts";
import { newClock } from "../lane/account.ts";

const refuse = (refusals: RefusedPushes, address: string, times: number) => {
  for (let n = 0; n < times; n++) refusals.count(address);
};

it("[N9] queues a push after 60 refused ones from its address within a minute", async () => {
  const clock = newClock();
  const refusals = new RefusedPushes(clock);
  refuse(refusals, "203.0.113.1", 59);
  expect(refusals.turn("203.0.113.1")).toBeNull();
  refuse(refusals, "203.0.113.1", 1);
  expect(await refusals.turn("203.0.113.1")).toBeUndefined();
  expect(refusals.turn("203.0.113.2")).toBeNull();
  clock.elapse(60_000);
  expect(refusals.turn("203.0.113.1")).toBeNull();
});

it("[N9] verifies queued pushes one per turn of the event loop, in order", async () => {
  const refusals = new RefusedPushes(newClock());
  refuse(refusals, "203.0.113.1", 60);
  const order: string[] = [];
  const turns = ["a", "b", "c"].map(async (name) => {
    await refusals.turn("203.0.113.1");
    order.push(name);
    setImmediate(() => order.push("others"));
  });
  await Promise.all(turns);
  expect(order).toEqual(["a", "others", "b", "others", "c"]);
});

it("[N9] queues at most 256 pushes", async () => {
  const refusals = new RefusedPushes(newClock());
  refuse(refusals, "203.0.113.1", 60);
  const turns = Array.from({ length: 257 }, () => refusals.turn("203.0.113.1"));
  const results = await Promise.allSettled(turns);
  expect(results.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: expect.any(TooManyRefused) },
  ]);
  expect(await refusals.turn("203.0.113.1")).toBeUndefined();
});
