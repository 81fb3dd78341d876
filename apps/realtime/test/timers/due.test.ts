import { expect, it } from "vitest";
import { leaseMs } from "../../src/feed/presence-leases.ts";
import { LaneFull, type Lanes } from "../../src/lane/lane.ts";
import { dueLimit } from "../../src/timers/due-sessions.ts";
import { ann, enters, hour, minute, second } from "../desk/scenario.ts";
import { createAccount, done, openNode, pickUp, reply, write, writeAs } from "../lane/account.ts";
import type { TestDatabase } from "../test-database.ts";
import { type Ticking, tickingForEach } from "./ticking.ts";

let db: TestDatabase;
let t: Ticking;
tickingForEach((ticking, database) => {
  [t, db] = [ticking, database];
});

it("[DI4] an unanswered session waits again, and a new time limit applies at once", async () => {
  const set = (noAnswerMs: number | null) =>
    done(t.node.lanes.run(t.account, { do: "change_account", by: null, change: { noAnswerMs } }));
  await set(10 * minute);
  const [li, wu] = [await t.served("li"), await t.served("wu")];
  await set(null);
  await t.pass(10 * minute);
  expect([await t.stateOf(li.id), await t.stateOf(wu.id)]).toEqual(["active", "active"]);
  await done(t.node.lanes.run(t.account, reply("ann", wu, "one moment")));
  await set(10 * minute);
  await t.ticker.tick();
  expect([await t.stateOf(li.id), await t.stateOf(wu.id)]).toEqual(["waiting", "active"]);
  expect(await t.statusOf("ann")).toBe("away");
  await t.pass(0);
  expect(await t.statusOf("ann"), "their console is still here, and they are still away").toBe("away");
});

it("[T22] [DI4] the server's own clock counts, also across a restart", async () => {
  await done(t.node.lanes.run(t.account, { do: "change_account", by: null, change: { noAnswerMs: minute } }));
  const { id } = await t.served("li");
  await t.node.close();
  t.clock.elapse(2 * minute);
  t.node = openNode(db, t.clock);
  t.ticker = await t.newTicker("another node");
  await t.ticker.tick();
  expect(await t.stateOf(id)).toBe("waiting");
  expect(await t.statusOf("ann"), "nobody could answer while no server ran").toBe("online");
});

it("[SE3] [SE8] silence makes a session inactive, and it ends with its window", async () => {
  const { id } = await t.answered("li");
  await t.pass(30 * minute - 1);
  expect(await t.stateOf(id)).toBe("active");
  await t.pass(1);
  expect(await t.stateOf(id)).toBe("inactive");
  t.clock.elapse(47.5 * hour - 1);
  await t.ticker.tick();
  expect(await t.stateOf(id)).toBe("inactive");
  t.clock.elapse(1);
  await t.ticker.tick();
  expect(await t.stateOf(id)).toBe("ended");
});

it("[SE3] a session whose customer waits for an answer returns to the queue", async () => {
  const { id } = await t.served("li");
  await t.pass(10 * minute);
  await done(t.node.lanes.run(t.account, write("li", "hello?")));
  await t.pass(20 * minute - 1);
  expect(await t.stateOf(id)).toBe("active");
  await t.pass(1);
  expect(await t.stateOf(id)).toBe("waiting");
});

it("[SE11] a session in which the customer only entered ends after a minute", async () => {
  const { facts } = await done(t.node.lanes.run(t.account, enters("li")));
  const id = facts[0]?.session?.id ?? "";
  await t.pass(minute - 1);
  expect(await t.stateOf(id)).toBe("waiting");
  await t.pass(1);
  expect(await t.stateOf(id)).toBe("ended");
});

it("[SE3] hundreds of sessions due together are all handled", async () => {
  const sessions = await Promise.all(Array.from({ length: 60 }, (_, i) => t.answered(`c${i}`)));
  t.clock.elapse(30 * minute);
  await t.ticker.tick();
  const states = await Promise.all(sessions.map(({ id }) => t.stateOf(id)));
  expect(new Set(states)).toEqual(new Set(["inactive"]));
});

it("[SE3] two servers that check at once act once", async () => {
  const { id } = await t.answered("li");
  const second = await t.newTicker("node 2");
  t.clock.elapse(30 * minute);
  await Promise.all([t.ticker.tick(), second.tick()]);
  const { rows } = await db.pool.query(
    `select count(*) from events where account_id = $1 and type = 'session_turned_inactive'`,
    [t.account],
  );
  expect([rows[0]?.count, await t.stateOf(id)]).toEqual([1, "inactive"]);
});

it("[SE3] [AG3] an account whose lane is full does not delay others", async () => {
  await t.served("li");
  const other = await createAccount(db.pool, [ann]);
  const session = await writeAs(t.node.lanes, other, "wu");
  await done(t.node.lanes.run(other, pickUp("ann", session)));
  const run: Lanes["run"] = (id, command) =>
    id === t.account ? Promise.reject(new LaneFull()) : t.node.lanes.run(id, command);
  t.ticker = await t.newTicker("node", () => [], { run } as Lanes);
  t.clock.elapse(30 * minute);
  await t.ticker.tick();
  const { rows } = await db.pool.query(`select status from bindings where account_id = $1`, [other]);
  expect([rows[0]?.status, await t.stateOf(session.id)]).toEqual(["offline", "waiting"]);
});

it("[SE3] an account with more due sessions than one read does not delay others", async () => {
  const other = await createAccount(db.pool, [ann]);
  const crowd = await t.served("crowd");
  const last = await writeAs(t.node.lanes, other, "last");
  await done(t.node.lanes.run(other, pickUp("ann", last)));
  await done(t.node.lanes.run(other, reply("ann", last)));
  // Copies of one row that are due; their lane accepts no command.
  await db.fill(
    `insert into conversations select (jsonb_populate_record(c, jsonb_build_object('id', 'c' || n, 'openid', 'o' || n))).*
       from conversations c, generate_series(1, $2::int) n where c.id = $1`,
    [crowd.conversationId, dueLimit],
  );
  await db.fill(
    `insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', 's' || n, 'conversation_id', 'c' || n, 'due_at', 1))).*
       from sessions s, generate_series(1, $2::int) n where s.id = $1`,
    [crowd.id, dueLimit],
  );
  const run: Lanes["run"] = (id, command) =>
    id === t.account ? Promise.reject(new LaneFull()) : t.node.lanes.run(id, command);
  t.ticker = await t.newTicker("node", () => [{ accountId: other, agentId: ann.id }], { run } as Lanes);
  t.clock.elapse(30 * minute);
  await t.ticker.tick();
  expect(await t.stateOf(last.id)).toBe("inactive");
});

it("[DI8] an account with more misplaced sessions than one read does not delay others", async () => {
  const other = await createAccount(db.pool, [ann]);
  const crowd = await writeAs(t.node.lanes, t.account, "crowd");
  // Copies of one row that are misplaced; their lane accepts no command.
  await db.fill(
    `insert into conversations select (jsonb_populate_record(c, jsonb_build_object('id', c.id || n, 'openid', 'o' || n))).*
       from conversations c, generate_series(1, $2::int) n where c.id = $1`,
    [crowd.conversationId, dueLimit],
  );
  await db.fill(
    `insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', s.id || n, 'conversation_id', s.conversation_id || n, 'lapsed', true))).*
       from sessions s, generate_series(1, $2::int) n where s.id = $1`,
    [crowd.id, dueLimit],
  );
  const last = await writeAs(t.node.lanes, other, "last");
  await db.fill(`update sessions set lapsed = true, due_at = null where id = $1`, [last.id]);
  const run: Lanes["run"] = (id, command) =>
    id === t.account ? Promise.reject(new LaneFull()) : t.node.lanes.run(id, command);
  t.ticker = await t.newTicker("node", () => [], { run } as Lanes);
  await t.ticker.tick();
  const { rows } = await db.pool.query(`select lapsed from sessions where id = $1`, [last.id]);
  expect(rows).toEqual([{ lapsed: false }]);
});

it("[AG4] no lease expires during long work on due sessions", async () => {
  const session = await t.served("li");
  await db.fill(
    `insert into conversations select (jsonb_populate_record(c, jsonb_build_object('id', c.id || n, 'openid', 'o' || n))).*
       from conversations c, generate_series(1, $2::int) n where c.id = $1`,
    [session.conversationId, dueLimit],
  );
  await db.fill(
    `insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', s.id || n, 'conversation_id', s.conversation_id || n, 'due_at', 1))).*
       from sessions s, generate_series(1, $2::int) n where s.id = $1`,
    [session.id, dueLimit],
  );
  let looked = 0;
  const run: Lanes["run"] = () => {
    if (looked++ === 0) t.clock.elapse(leaseMs + second);
    return Promise.reject(new LaneFull());
  };
  t.ticker = await t.newTicker("node", () => t.present, { run } as Lanes);
  t.clock.elapse(minute);
  await t.ticker.tick();
  expect(looked).toBe(dueLimit);
  const { rows } = await db.pool.query(
    `select agent_id from presence_leases where account_id = $1 and expires_at > $2`,
    [t.account, t.clock.now()],
  );
  expect(rows).toHaveLength(2);
});

it("[SE3] [AG4] an account locked by another server delays neither others nor leases", async () => {
  const other = await createAccount(db.pool, [ann]);
  const session = await writeAs(t.node.lanes, other, "wu");
  await done(t.node.lanes.run(other, pickUp("ann", session)));
  await done(t.node.lanes.run(other, reply("ann", session)));
  const [slow, held, inside] = [
    openNode(db, t.clock),
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
  ];
  const running = slow.lanes.runInput(t.account, {
    command: { do: "set_pickup", agentId: ann.id, by: ann.id, auto: true, capacity: 7 },
    sideEffect: () => {
      inside.resolve();
      return held.promise;
    },
  });
  await inside.promise;
  const here = [...t.present, { accountId: other, agentId: ann.id }];
  t.ticker = await t.newTicker("another node", () => here);
  t.clock.elapse(30 * minute);
  await t.ticker.tick();
  expect(await t.stateOf(session.id)).toBe("inactive");
  const leases =
    "select count(*) from presence_leases where node_id = 'another node' and account_id = any($1)";
  expect((await db.pool.query(leases, [[t.account, other]])).rows[0]?.count).toBe(3);
  held.resolve();
  await running;
  await slow.close();
});
