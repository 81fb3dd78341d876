import { afterAll, beforeAll } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type Node, openNode, type TestClock } from "./account.ts";

/** A database, and a node on it, for all tests of a file. */
export function nodeForAll(clock: TestClock, take: (node: Node, db: TestDatabase) => void): void {
  let node: Node;
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
    node = openNode(db, clock);
    take(node, db);
  });
  afterAll(async () => {
    await node.close();
    await db.drop();
  });
}
