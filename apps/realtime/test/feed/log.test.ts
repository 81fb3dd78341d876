import type { AgentId } from "@jieru/shared/domain/ids";
import { searchQuery } from "@jieru/shared/protocol/search-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findNewestSession } from "../../src/attributes/attributes.ts";
import type { DeskSession } from "../../src/desk/desk.ts";
import { isBehindLog, readMissed } from "../../src/feed/log.ts";
import { readSnapshot } from "../../src/feed/snapshot.ts";
import { findRulingSession, findSession } from "../../src/lane/session-queries.ts";
import { indexBatch } from "../../src/search/index-batch.ts";
import { search } from "../../src/search/search.ts";
import { ann, boss, minute } from "../desk/scenario.ts";
import { createAccount, done, newClock, openNode, reply, start, writeAs } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it("[RT3] the log's order separates events before and after an erasure, whatever the clocks", async () => {
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

it("[FD1] a snapshot without room for all sessions includes those needing action first", async () => {
  const account = await createAccount(db.pool, [ann]);
  const node = openNode(db, newClock());
  const run = (command: Parameters<typeof node.lanes.run>[1]) => done(node.lanes.run(account, command));
  const [active, asleep, answered] = await Promise.all(
    ["active", "asleep", "answered"].map((openid) => writeAs(node.lanes, account, openid)),
  );
  for (const { id } of [active, asleep, answered] as DeskSession[])
    await run({ do: "pick_up", agentId: ann.id, sessionId: id });
  for (const s of [active, answered] as DeskSession[]) await run(reply("ann", s));
  await db.pool.query(`update sessions set state = 'inactive', reactivate_at = null where id = any($1)`, [
    [asleep?.id, answered?.id],
  ]);
  // Fills the snapshot's limit with answered sessions newer than these.
  await db.fill(
    `insert into conversations select (jsonb_populate_record(c, jsonb_build_object('id', 'c' || n, 'openid', 'o' || n))).*
       from conversations c, generate_series(1, 2000) n where c.id = $1`,
    [answered?.conversationId],
  );
  await db.fill(
    `insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', 's' || n, 'conversation_id', 'c' || n,
            'last_activity_at', s.last_activity_at + n))).* from sessions s, generate_series(1, 2000) n where s.id = $1`,
    [answered?.id],
  );
  const snapshot = await readSnapshot(db.pool, account, { id: ann.id, role: "agent" }, start);
  expect(snapshot?.sessions).toHaveLength(2_000);
  expect(snapshot?.sessions.slice(0, 3).map((s) => s.id)).toEqual([active?.id, asleep?.id, "s2000"]);
  await node.close();
});

it("[RT5] [FD2] a reader behind the deleted part of the log is behind it; others continue", async () => {
  const account = await createAccount(db.pool, [ann]);
  const node = openNode(db, newClock());
  for (const openid of ["li", "wu"]) await writeAs(node.lanes, account, openid);
  /** Reads as a console does when it begins to catch up and when it continues. */
  const isBehind = async (afterSeq: number) => {
    const page = await readMissed(db.pool, account, afterSeq, 500);
    expect(await isBehindLog(db.pool, account, afterSeq)).toBe(page === null);
    return page === null;
  };
  expect(await isBehind(0)).toBe(false);
  await db.pool.query(`delete from events where account_id = $1 and seq <= 2`, [account]);
  expect([await isBehind(1), await isBehind(2)]).toEqual([true, false]);
  await db.pool.query(`delete from events where account_id = $1`, [account]);
  expect(await isBehind(3)).toBe(true);
  expect(await readMissed(db.pool, account, 4, 500)).toMatchObject({ events: [] });
  await node.close();
});
