import { randomUUID } from "node:crypto";
import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, ClientMessageId } from "@jieru/shared/domain/ids";
import { searchQuery } from "@jieru/shared/protocol/search-schema";
import type { DeskSession } from "../../src/desk/desk.ts";
import { indexBatch } from "../../src/search/index-batch.ts";
import { search } from "../../src/search/search.ts";
import { ann, bob, boss } from "../desk/scenario.ts";
import {
  createAccount,
  done,
  type Node,
  newClock,
  openNode,
  pickUp,
  type TestClock,
  write,
} from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

export const supervisor: Viewer = { id: boss.id as AgentId, role: "supervisor" };
export const owner: Viewer = { id: ann.id as AgentId, role: "agent" };
export const colleague: Viewer = { id: bob.id as AgentId, role: "agent" };

export interface SearchFixture {
  db: TestDatabase;
  node: Node;
  clock: TestClock;
  account: AccountId;
  says(openid: string, text: string): Promise<DeskSession>;
  notes(session: DeskSession, note: string): Promise<void>;
  takes(session: DeskSession): Promise<void>;
  index(): Promise<void>;
  finds(viewer: Viewer, q: string, more?: object): Promise<string[]>;
  findsCustomers(viewer: Viewer, q: string, more?: object): Promise<string[]>;
  close(): Promise<void>;
}

export async function openSearchFixture(): Promise<SearchFixture> {
  const db = await createTestDatabase();
  const account = await createAccount(db.pool, [ann, bob, boss]);
  const clock = newClock();
  const node = openNode(db, clock);
  const ask = (viewer: Viewer, q: string, more: object) =>
    search(db.pool, account, viewer, searchQuery.parse({ q, ...more }));
  return {
    db,
    node,
    clock,
    account,
    async says(openid, text) {
      const { desk, facts } = await done(node.lanes.run(account, write(openid, text)));
      return desk.sessions.get(facts.at(-1)?.session?.id as never) as DeskSession;
    },
    async notes({ id: sessionId, conversationId }, note) {
      const clientMessageId = randomUUID() as ClientMessageId;
      const about = { agentId: supervisor.id as AgentId, conversationId, sessionId };
      await done(node.lanes.run(account, { do: "add_note", ...about, clientMessageId, note }));
    },
    async takes(session) {
      await done(node.lanes.run(account, pickUp(owner.id, session)));
    },
    async index() {
      while ((await indexBatch(db.pool, account)) === "more");
    },
    finds: async (viewer, q, more = {}) =>
      (await ask(viewer, q, more)).messages.map(({ excerpt }) => excerpt.text),
    findsCustomers: async (viewer, q, more = {}) =>
      (await ask(viewer, q, { kind: "customers", ...more })).customers.map(({ customer }) => customer.openid),
    async close() {
      await node.close();
      await db.drop();
    },
  };
}
