import { expect, it } from "vitest";
import { CredentialsWatch } from "../../src/accounts/connection/credentials-watch.ts";
import { newClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";

it("[MA11] refused credentials are checked every 30 s", async () => {
  const clock = newClock();
  let rounds = 0;
  const isAsker = async () => {
    rounds++;
    return false;
  };
  const watch = new CredentialsWatch({ clock, log: silent, isAsker } as never);
  const roundsAfter = async (ms: number) => {
    clock.elapse(ms);
    await watch.look();
    return rounds;
  };
  const counted = [];
  for (const ms of [29_999, 1, 29_999, 1]) counted.push(await roundsAfter(ms));
  expect(counted).toEqual([0, 1, 1, 2]);
  await watch.stop();
});
