import type { AccountId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { AccountLane } from "../../src/lane/account-lane.ts";
import type { BatchResult } from "../../src/lane/batch.ts";

const open = () =>
  new AccountLane("shop" as AccountId, {
    moment: () => {
      throw new Error("nothing is decided here");
    },
    onCommitted: () => undefined,
    onSettled: () => undefined,
  });
const found = (foundAsLeft: boolean) =>
  ({ memory: null, foundAsLeft, outcomes: [] }) as unknown as BatchResult;

it("[FD2] a lane decides on what it remembers once sixteen batches in a row found the account as it had left it", () => {
  const lane = open();
  const after = (times: number, asLeft: boolean): boolean => {
    for (let n = 0; n < times; n++) lane.committed([], found(asLeft));
    return lane.isOptimistic;
  };
  expect([after(15, true), after(1, false), after(15, true), after(1, true), after(1, false)]).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
});

it("[FD2] behind the batch that commits the next one is opened once 32 wait, however they came", async () => {
  const lane = open();
  let filled = false;
  void lane.filled().then(() => {
    filled = true;
  });
  const add = async (times: number) => {
    for (let n = 0; n < times; n++) void lane.add({ command: null } as never);
    await Promise.resolve();
    return filled;
  };
  expect([await add(31), await add(1)]).toEqual([false, true]);
  await lane.filled();
});
