import type { SessionId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { ann, hour, minute } from "../desk/scenario.ts";
import { done, openNode } from "../lane/account.ts";
import type { TestDatabase } from "../test-database.ts";
import { type Ticking, tickingForEach } from "./ticking.ts";

let db: TestDatabase;
let t: Ticking;
tickingForEach((ticking, database) => {
  [t, db] = [ticking, database];
});

const set = (sessionId: SessionId, inMs: number | null) =>
  done(
    t.node.lanes.run(t.account, {
      do: "set_reminder",
      agentId: ann.id,
      sessionId,
      reminder: inMs === null ? null : { at: t.clock.now() + inMs, text: "发货" },
    }),
  );
const reminderEvents = async () =>
  (
    await db.pool.query(`select count(*) from events where account_id = $1 and type = 'reminder_due'`, [
      t.account,
    ])
  ).rows[0]?.count;
const rowOf = async (id: SessionId) =>
  (await db.pool.query(`select remind_of, reminded from sessions where id = $1`, [id])).rows[0];

it("[RM3] a reminder is sent once with two servers, and not before its time", async () => {
  const { id } = await t.served("li");
  await set(id, 10 * minute);
  const second = await t.newTicker("node 2");
  t.clock.elapse(10 * minute - 1);
  await Promise.all([t.ticker.tick(), second.tick()]);
  expect(await reminderEvents()).toBe(0);
  t.clock.elapse(1);
  await Promise.all([t.ticker.tick(), second.tick()]);
  await t.ticker.tick();
  expect([await reminderEvents(), await rowOf(id)]).toEqual([1, { remind_of: "发货", reminded: true }]);
  await set(id, minute);
  t.clock.elapse(minute);
  await t.ticker.tick();
  expect(await reminderEvents()).toBe(2);
});

it("[RM3] a reminder missed while no server ran is sent afterwards", async () => {
  const { id } = await t.answered("li");
  await set(id, hour);
  await t.node.close();
  t.clock.elapse(3 * hour);
  t.node = openNode(db, t.clock);
  t.ticker = await t.newTicker("another node");
  expect(await reminderEvents()).toBe(0);
  await t.ticker.tick();
  await t.ticker.tick();
  expect([await reminderEvents(), await t.stateOf(id)]).toEqual([1, "inactive"]);
});

it("[RM4] a session with a reminder outlives its reply window and ends without it", async () => {
  const { id } = await t.answered("li");
  await set(id, 72 * hour);
  await t.pass(30 * minute);
  expect(await t.stateOf(id)).toBe("inactive");
  t.clock.elapse(48 * hour);
  await t.ticker.tick();
  expect(await t.stateOf(id)).toBe("inactive");
  await set(id, null);
  await t.ticker.tick();
  expect(await t.stateOf(id)).toBe("ended");
});

it("[RM4] a session that the previous release ended has no reminder", async () => {
  const { id } = await t.served("li");
  await set(id, hour);
  await db.fill(
    `update sessions set state = 'ended', ended_at = 1, reactivate_at = null, served_since = null where id = $1`,
    [id],
  );
  t.clock.elapse(2 * hour);
  await t.ticker.tick();
  expect(await reminderEvents()).toBe(0);
});
