/** What a server that is told to stop says in its log: nothing is wrong, so nothing is said to be. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { picture } from "./cast.ts";
import { appId, deadline, type House, openHouse } from "./house.ts";
import { openLateParting } from "./late-parting.ts";

/** A server whose jobs stand in the middle of fetching customers' images until `release`. */
async function openBusyHouse() {
  const way = openLateParting();
  onTestFinished(way.close);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const held: string[] = [];
  const house = await openHouse({
    via: way.url,
    async fetch(input, init) {
      const answer = await fetch(input, init);
      if (!String(input).includes("/media/get")) return answer;
      const bytes = await answer.arrayBuffer();
      held.push(String(input));
      await released;
      return new Response(bytes, answer);
    },
  });
  for (let n = 0; n < 3; n++) await house.simulator.pushImage(appId, house.newCustomer(), picture);
  await expect.poll(() => held.length, deadline).toBe(2); // two are fetched at once
  return { house, way, release };
}

/** Stops it, then WeChat and the database, and hears all that is said of that. */
async function stopAll({ house, way }: { house: House; way: { left(): number } }): Promise<void> {
  await house.server.stop();
  await house.stop();
  await expect.poll(way.left, deadline).toBe(0);
  for (let n = 0; n < 3; n++) await nextTurn(); // what came last has been read
}

it.for([1, 2, 3])("[DE11] a server with jobs at work stops without a word of warning (%i)", async () => {
  const busy = await openBusyHouse();
  const stopped = stopAll(busy);
  busy.release();
  await stopped;
  expect(busy.house.logged).toEqual([]);
});
