import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import { ratingSlot } from "@jieru/shared/domain/rating";
import { endUndoAcceptedMs } from "@jieru/shared/domain/session";
import { beforeEach, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import { ann, hour } from "../desk/scenario.ts";
import { done, openNode, writeAs } from "../lane/account.ts";
import type { TestDatabase } from "../test-database.ts";
import { type Ticking, tickingForEach } from "./ticking.ts";

let db: TestDatabase;
let t: Ticking;
tickingForEach((ticking, database) => {
  [t, db] = [ticking, database];
});

const run = (command: Command) => done(t.node.lanes.run(t.account, command));
beforeEach(() =>
  run({ do: "change_account", by: null, change: { ratingRequest: { text: `好吗？${ratingSlot}` } } }),
);

const end = (sessionId: SessionId) => run({ do: "end", agentId: ann.id as AgentId, sessionId });
const undo = (sessionId: SessionId) => run({ do: "reopen", agentId: ann.id as AgentId, sessionId });
async function ended(): Promise<SessionId> {
  const { id } = await t.answered("li");
  await end(id);
  return id;
}
const questions = async () =>
  (
    await db.pool.query(
      `select count(*)::int as n from outbox o join messages m on m.id = o.message_id
        where m.account_id = $1 and m.agent_id is null`,
      [t.account],
    )
  ).rows[0]?.n;

it("[CR2] the request leaves at its time, once, with two servers", async () => {
  await ended();
  const second = await t.newTicker("node 2");
  t.clock.elapse(endUndoAcceptedMs - 1);
  await Promise.all([t.ticker.tick(), second.tick()]);
  expect(await questions()).toBe(0);
  t.clock.elapse(1);
  await Promise.all([t.ticker.tick(), second.tick()]);
  await t.ticker.tick();
  expect(await questions()).toBe(1);
});

it("[CR2] the request of a session ended before a restart leaves after it, once", async () => {
  await ended();
  await t.node.close();
  t.clock.elapse(hour);
  t.node = openNode(db, t.clock);
  t.ticker = await t.newTicker("another node");
  await t.ticker.tick();
  await t.ticker.tick();
  expect(await questions()).toBe(1);
});

it("[SE18] [CR2] an end undone before a restart sends no request", async () => {
  const id = await ended();
  await undo(id);
  await t.node.close();
  t.clock.elapse(hour / 4);
  t.node = openNode(db, t.clock);
  t.ticker = await t.newTicker("another node");
  await t.ticker.tick();
  expect([await questions(), await t.stateOf(id)]).toEqual([0, "active"]);
});

it("[SE18] a message after the undo goes into the reopened session", async () => {
  const id = await ended();
  await undo(id);
  expect((await writeAs(t.node.lanes, t.account, "li")).id).toBe(id);
  await end(id);
  expect((await writeAs(t.node.lanes, t.account, "li")).id).not.toBe(id);
});

it("[CR2] the request is dropped if the customer has come again", async () => {
  const id = await ended();
  await writeAs(t.node.lanes, t.account, "li");
  t.clock.elapse(endUndoAcceptedMs);
  await t.ticker.tick();
  const row = await db.pool.query(`select rating_due_at from sessions where id = $1`, [id]);
  expect([await questions(), row.rows]).toEqual([0, [{ rating_due_at: null }]]);
});
