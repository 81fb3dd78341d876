/** Which sessions there are, to whoever asks. */
import type { AgentId } from "@jieru/shared/domain/ids";
import { searchQuery } from "@jieru/shared/protocol/search";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findNewestSession } from "../../src/attributes/attributes.ts";
import { findRulingSession, findSession } from "../../src/feed/log.ts";
import { indexBatch } from "../../src/search/index-batch.ts";
import { search } from "../../src/search/search.ts";
import { ann, boss, minute } from "../desk/scenario.ts";
import { createAccount, done, newClock, openNode, writeAs } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it("[RT3] what was before an erasure is told from what came after by the log's order, however servers' clocks differ", async () => {
  const account = await createAccount(db.pool, [ann, { ...boss, role: "admin" }]);
  const [clock, ahead] = [newClock(), newClock()];
  ahead.elapse(minute);
  const [node, other] = [openNode(db, clock), openNode(db, ahead)];
  const erase = async (conversationId: string) =>
    done(
      node.lanes.run(account, {
        do: "erase_customer",
        agentId: boss.id as AgentId,
        conversationId: conversationId as never,
      }),
    );
  const before = await writeAs(other.lanes, account, "li");
  await erase(before.conversationId);
  expect(await findSession(db.pool, before.id)).toBeNull();
  expect(await findRulingSession(db.pool, before.conversationId)).toBeNull();
  expect(await findNewestSession(db.pool, account, "li")).toBeNull();

  clock.elapse(-minute);
  const content = { type: "text", text: "建盏" } as const;
  const act = { kind: "message", content, saidAt: clock.now() + 2 * minute } as const;
  await done(node.lanes.run(account, { do: "receive", openid: "li", act }));
  const after = await findRulingSession(db.pool, before.conversationId);
  expect(after).toMatchObject({ state: "waiting" });
  expect(await findNewestSession(db.pool, account, "li")).toBe(after?.id);
  while ((await indexBatch(db.pool, account)) === "more");
  const viewer = { id: boss.id as AgentId, role: "admin" } as const;
  const { messages } = await search(db.pool, account, viewer, searchQuery.parse({ q: "建盏" }));
  expect(messages.map((m) => m.session.id)).toEqual([after?.id]);
  await Promise.all([node.close(), other.close()]);
});
