import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { ann } from "../desk/scenario.ts";
import { createAccount, newClock, writeAs } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type FeedNode, openFeedNode } from "./test-console.ts";

let db: TestDatabase;
let node: FeedNode;
let account: AccountId;
beforeAll(async () => {
  db = await createTestDatabase();
  node = await openFeedNode(db, newClock());
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann]);
});
afterAll(async () => {
  await node.close();
  await db.drop();
});

it("[FD4] keeps a follower half a minute after its last listener has left, and not longer", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const received: number[] = [];
  const listen = async () => {
    const listening = await node.followers.listen(account, ({ to }) => void received.push(to));
    if (!listening) throw new Error("there is no such account");
    return listening;
  };
  const first = await listen();
  first.stop();
  vi.advanceTimersByTime(29_999);
  const second = await listen();
  expect(second.follower).toBe(first.follower);
  vi.advanceTimersByTime(60_000);
  await writeAs(node.lanes, account, "li");
  await expect.poll(() => received).toContain(2);
  second.stop();
  vi.advanceTimersByTime(30_000);
  expect(second.follower.isClosed).toBe(true);
  const third = await listen();
  expect(third.follower).not.toBe(first.follower);
  third.stop();
});
