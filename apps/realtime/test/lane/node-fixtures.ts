import { afterAll, beforeAll, beforeEach } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type Node, newClock, openNode, type TestClock } from "./account.ts";

export function nodeForAll(clock: TestClock, take: (node: Node, db: TestDatabase) => void): void {
  nodesForAll(clock, 1, ([node], db) => take(node as Node, db));
}

export function twoNodesForAll(
  clock: TestClock,
  take: (nodes: [Node, Node], db: TestDatabase) => void,
): void {
  nodesForAll(clock, 2, (nodes, db) => take(nodes as [Node, Node], db));
}

function nodesForAll(clock: TestClock, count: number, take: (nodes: Node[], db: TestDatabase) => void): void {
  let nodes: Node[];
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
    nodes = Array.from({ length: count }, () => openNode(db, clock));
    take(nodes, db);
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await db.drop();
  });
}

export function nodeForEach(take: (node: Node, clock: TestClock, db: TestDatabase) => Promise<void>): void {
  let node: Node | undefined;
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    await node?.close();
    const clock = newClock();
    node = openNode(db, clock);
    await take(node, clock, db);
  });
  afterAll(async () => {
    await node?.close();
    await db.drop();
  });
}
