import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { ann, bob, boss, root } from "../desk/scenario.ts";
import { createAccount, newClock, type TestClock } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type FeedNode, openFeedNode, TestConsole } from "./test-console.ts";

export interface ThreeConsoles {
  db: TestDatabase;
  clock: TestClock;
  node: FeedNode;
  account: AccountId;
  consoles: Record<"ann" | "bob" | "boss", TestConsole>;
}

export function threeConsolesForEach(take: (opened: ThreeConsoles) => void): void {
  const clock = newClock();
  let db: TestDatabase;
  let node: FeedNode;
  let open: TestConsole[] = [];
  beforeAll(async () => {
    db = await createTestDatabase();
    node = await openFeedNode(db, clock);
  });
  beforeEach(async () => {
    const account = await createAccount(db.pool, [ann, bob, boss, root]);
    const consoles = {
      ann: await TestConsole.open(node, account, "ann"),
      bob: await TestConsole.open(node, account, "bob"),
      boss: await TestConsole.open(node, account, "boss", "supervisor"),
    };
    open = Object.values(consoles);
    take({ db, clock, node, account, consoles });
  });
  afterEach(() => {
    for (const console of open) console.leave();
  });
  afterAll(async () => {
    await node.close();
    await db.drop();
  });
}
