import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { presenceHandlers } from "../../src/agents/presence-handlers.ts";
import {
  dropLeases,
  leaseMs,
  listReturning,
  type PresentAgent,
  renewLeases,
} from "../../src/feed/presence-leases.ts";
import { LaneFull, type Lanes } from "../../src/lane/lane.ts";
import { noteSignedOut } from "../../src/sign-in/people.ts";
import { insertWebSession } from "../../src/sign-in/web-sessions.ts";
import { dueLimit, startTicker, type Ticker } from "../../src/timers/ticker.ts";
import { ann, bob, boss, enters, hour, minute, second } from "../desk/scenario.ts";
import {
  createAccount,
  done,
  type Node,
  newClock,
  openNode,
  pickUp,
  reply,
  type TestClock,
  writeAs,
} from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let clock: TestClock;
let node: Node;
let ticker: Ticker;
let account: AccountId;
let present: PresentAgent[];

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  clock = newClock();
  node = openNode(db, clock);
  account = await createAccount(db.pool, [ann, bob]);
  present = [
    { accountId: account, agentId: ann.id as AgentId },
    { accountId: account, agentId: bob.id as AgentId },
  ];
  ticker = await newTicker("node");
  await ticker.tick();
});
afterEach(() => node.close());
afterAll(() => db.drop());

/** One whose own timer is stopped: the test says when it looks. */
async function newTicker(
  nodeId: string,
  listPresent = () => present,
  lanes: Lanes = node.lanes,
): Promise<Ticker> {
  const made = startTicker({ pool: node.pool, clock, lanes, log: silent, nodeId, listPresent });
  await made.stop();
  return made;
}
/** As the timer would: a look every few seconds, so that leases are renewed while time goes by. */
async function pass(ms: number): Promise<void> {
  const end = clock.now() + ms;
  while (clock.now() < end) {
    clock.elapse(Math.min(minute / 2, end - clock.now()));
    await ticker.tick();
  }
}
const stateOf = async (id: string) =>
  (await db.pool.query("select state from sessions where id = $1", [id])).rows[0]?.state;
const statusOf = async (id: string) =>
  (await db.pool.query("select status from bindings where account_id = $1 and agent_id = $2", [account, id]))
    .rows[0]?.status;

async function served(openid: string) {
  const session = await writeAs(node.lanes, account, openid);
  await done(node.lanes.run(account, pickUp("ann", session)));
  return session;
}

it("[DI4] nobody answers in time: the session waits again; setting another time counts at once", async () => {
  const set = (noAnswerMs: number | null) =>
    done(node.lanes.run(account, { do: "change_account", change: { noAnswerMs } }));
  await set(10 * minute);
  const [li, wu] = [await served("li"), await served("wu")];
  await set(null);
  await pass(10 * minute);
  expect([await stateOf(li.id), await stateOf(wu.id)]).toEqual(["active", "active"]);
  await done(node.lanes.run(account, reply("ann", wu, "one moment")));
  await set(10 * minute);
  await ticker.tick();
  expect([await stateOf(li.id), await stateOf(wu.id)]).toEqual(["waiting", "active"]);
  expect(await statusOf("ann")).toBe("away");
  await pass(0);
  expect(await statusOf("ann"), "their console is still here, and they are still away").toBe("away");
});

it("[T22] [DI4] the server's own clock counts, also over a restart", async () => {
  await done(node.lanes.run(account, { do: "change_account", change: { noAnswerMs: minute } }));
  const { id } = await served("li");
  await node.close();
  clock.elapse(2 * minute);
  node = openNode(db, clock);
  ticker = await newTicker("another node");
  await ticker.tick();
  expect(await stateOf(id)).toBe("waiting");
  expect(await statusOf("ann"), "nobody could answer while no server ran").toBe("online");
});

it("[SE3] [SE8] silence makes a session inactive; when its window closes it ends", async () => {
  const { id } = await served("li");
  await pass(30 * minute - 1);
  expect(await stateOf(id)).toBe("active");
  await pass(1);
  expect(await stateOf(id)).toBe("inactive");
  clock.elapse(47.5 * hour - 1);
  await ticker.tick();
  expect(await stateOf(id)).toBe("inactive");
  clock.elapse(1);
  await ticker.tick();
  expect(await stateOf(id)).toBe("ended");
});

it("[SE11] who only entered and said nothing is gone after a minute", async () => {
  const { facts } = await done(node.lanes.run(account, enters("li")));
  const id = facts[0]?.session?.id ?? "";
  await pass(minute - 1);
  expect(await stateOf(id)).toBe("waiting");
  await pass(1);
  expect(await stateOf(id)).toBe("ended");
});

it("[SE3] hundreds that are due together all get their turn", async () => {
  const sessions = await Promise.all(Array.from({ length: 60 }, (_, i) => served(`c${i}`)));
  clock.elapse(30 * minute);
  await ticker.tick();
  const states = await Promise.all(sessions.map(({ id }) => stateOf(id)));
  expect(new Set(states)).toEqual(new Set(["inactive"]));
});

it("[SE3] two nodes that look at once do it once", async () => {
  const { id } = await served("li");
  const second = await newTicker("node 2");
  clock.elapse(30 * minute);
  await Promise.all([ticker.tick(), second.tick()]);
  const { rows } = await db.pool.query(
    `select count(*) from events where account_id = $1 and type = 'session_turned_inactive'`,
    [account],
  );
  expect([rows[0]?.count, await stateOf(id)]).toEqual([1, "inactive"]);
});

it("[SE3] [AG3] an account whose lane is full keeps no other from what time brings about", async () => {
  await served("li");
  const other = await createAccount(db.pool, [ann]);
  const session = await writeAs(node.lanes, other, "wu");
  await done(node.lanes.run(other, pickUp("ann", session)));
  const run: Lanes["run"] = (id, command) =>
    id === account ? Promise.reject(new LaneFull()) : node.lanes.run(id, command);
  ticker = await newTicker("node", () => [], { run } as Lanes);
  clock.elapse(30 * minute);
  await ticker.tick();
  const { rows } = await db.pool.query(`select status from bindings where account_id = $1`, [other]);
  expect([rows[0]?.status, await stateOf(session.id)]).toEqual(["offline", "waiting"]);
});

it("[SE3] an account with more sessions due than are read at a time keeps no other from its turn", async () => {
  const other = await createAccount(db.pool, [ann]);
  const crowd = await served("crowd");
  const last = await writeAs(node.lanes, other, "last");
  await done(node.lanes.run(other, pickUp("ann", last)));
  await done(node.lanes.run(other, reply("ann", last)));
  // Copies of one row that were due before: their lane takes none of them.
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
    id === account ? Promise.reject(new LaneFull()) : node.lanes.run(id, command);
  ticker = await newTicker("node", () => [{ accountId: other, agentId: ann.id }], { run } as Lanes);
  clock.elapse(30 * minute);
  await ticker.tick();
  expect(await stateOf(last.id)).toBe("inactive");
});

it("[AG4] however long it takes to bring about all that is due, nobody's lease runs out meanwhile", async () => {
  const session = await served("li");
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
    if (looked++ === 0) clock.elapse(leaseMs + second);
    return Promise.reject(new LaneFull());
  };
  ticker = await newTicker("node", () => present, { run } as Lanes);
  clock.elapse(minute);
  await ticker.tick();
  expect(looked).toBe(dueLimit);
  const { rows } = await db.pool.query(
    `select agent_id from presence_leases where account_id = $1 and expires_at > $2`,
    [account, clock.now()],
  );
  expect(rows).toHaveLength(2);
});

it("[SE3] [AG4] an account that another server holds keeps no other from what time brings about, nor anybody's lease", async () => {
  const other = await createAccount(db.pool, [ann]);
  const session = await writeAs(node.lanes, other, "wu");
  await done(node.lanes.run(other, pickUp("ann", session)));
  await done(node.lanes.run(other, reply("ann", session)));
  const [slow, held, inside] = [
    openNode(db, clock),
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
  ];
  const running = slow.lanes.runEntry(account, {
    command: { do: "set_pickup", agentId: ann.id, by: ann.id, auto: true, capacity: 7 },
    alongside: () => {
      inside.resolve();
      return held.promise;
    },
  });
  await inside.promise;
  const here = [...present, { accountId: other, agentId: ann.id }];
  ticker = await newTicker("another node", () => here);
  clock.elapse(30 * minute);
  await ticker.tick();
  expect(await stateOf(session.id)).toBe("inactive");
  const leases =
    "select count(*) from presence_leases where node_id = 'another node' and account_id = any($1)";
  expect((await db.pool.query(leases, [[account, other]])).rows[0]?.count).toBe(3);
  held.resolve();
  await running;
  await slow.close();
});

it("[AG3] [T24] who closed the laptop goes offline after the grace time; unanswered customers wait, answered ones sleep", async () => {
  const [asked, answered] = [await served("li"), await served("wu")];
  await done(node.lanes.run(account, reply("ann", answered)));
  present = present.filter((p) => p.agentId !== ann.id);
  await dropLeases(node.pool, "node", [{ accountId: account, agentId: ann.id }], clock.now());
  await pass(3 * minute - 1);
  expect(await statusOf("ann")).toBe("online");
  await pass(1);
  expect([await statusOf("ann"), await statusOf("bob")]).toEqual(["offline", "online"]);
  expect([await stateOf(asked.id), await stateOf(answered.id)]).toEqual(["waiting", "inactive"]);
});

it("[AG3] [T12] who is back within the grace time has lost nothing", async () => {
  const { id } = await served("li");
  const away = present;
  present = [];
  await pass(2 * minute);
  present = away;
  await pass(2 * minute);
  expect([await statusOf("ann"), await stateOf(id)]).toEqual(["online", "active"]);
});

it("[AG3] after a start everybody has the whole grace time to come back, however long no server was there", async () => {
  const { id } = await served("li");
  clock.elapse(10 * minute);
  [ticker, present] = [await newTicker("another node"), []];
  await ticker.tick();
  await pass(3 * minute - 1);
  expect([await statusOf("ann"), await stateOf(id)]).toEqual(["online", "active"]);
  await pass(1);
  expect([await statusOf("ann"), await stateOf(id)]).toEqual(["offline", "waiting"]);
});

/** Lets nobody into the database any more, and cuts who is in; or lets them in again. */
async function setReachable(reachable: boolean): Promise<void> {
  const { database, ...server } = db.connection;
  const admin = new pg.Client({ ...server, database: "postgres" });
  await admin.connect();
  await admin.query(`alter database ${database} allow_connections ${reachable}`);
  if (!reachable)
    await admin.query("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", [
      database,
    ]);
  await admin.end();
}

it("[AG3] after the database was away they have it as well: nobody could connect meanwhile", async () => {
  const { id } = await served("li");
  present = [];
  await setReachable(false);
  clock.elapse(10 * minute);
  await expect(ticker.tick()).rejects.toThrow();
  await setReachable(true);
  await expect.poll(() => ticker.tick().then(() => "looked", String)).toBe("looked");
  await pass(3 * minute - 1);
  expect([await statusOf("ann"), await stateOf(id)]).toEqual(["online", "active"]);
  await pass(1);
  expect([await statusOf("ann"), await stateOf(id)]).toEqual(["offline", "waiting"]);
});

it("[AG3] a look that failed in between, for less than a lease, begins nothing anew: nobody was kept out", async () => {
  present = [];
  await pass(2 * minute);
  await setReachable(false);
  clock.elapse(10 * second);
  await expect(ticker.tick()).rejects.toThrow();
  await setReachable(true);
  await expect.poll(() => ticker.tick().then(() => "looked", String)).toBe("looked");
  await pass(50 * second - 1);
  expect(await statusOf("ann")).toBe("online");
  await pass(1);
  expect(await statusOf("ann")).toBe("offline");
});

it("[SE4] who has signed out is not brought back by a connection that is not cut yet", async () => {
  await done(node.lanes.run(account, { do: "sign_out", agentId: ann.id }));
  await ticker.tick();
  expect(await statusOf("ann")).toBe("offline");
});

it("[SE4] nor by a console that was open elsewhere all along, but by the next sign-in", async () => {
  const before = { id: "phone", token: "phone", agentId: ann.id, now: clock.now() };
  await insertWebSession(db.pool, before);
  clock.elapse(second);
  await noteSignedOut(db.pool, ann.id as AgentId, clock.now());
  await done(node.lanes.run(account, { do: "sign_out", agentId: ann.id }));
  await ticker.tick();
  expect(await statusOf("ann")).toBe("offline");
  expect(await listReturning(db.pool, present, clock.now())).toEqual([]);
  clock.elapse(second);
  await insertWebSession(db.pool, { ...before, id: "desk", token: "desk", now: clock.now() });
  await ticker.tick();
  expect(await statusOf("ann")).toBe("online");
});

it("[SE4] [AG3] who chose to be online with the console that was open elsewhere, and is lost there, comes back with it", async () => {
  await insertWebSession(db.pool, { id: "tablet", token: "tablet", agentId: ann.id, now: clock.now() });
  clock.elapse(second);
  await noteSignedOut(db.pool, ann.id as AgentId, clock.now());
  await done(node.lanes.run(account, { do: "sign_out", agentId: ann.id }));
  await done(node.lanes.run(account, { do: "set_status", agentId: ann.id, status: "online", by: ann.id }));
  await done(node.lanes.run(account, { do: "lose_agent", agentId: ann.id }));
  const [returning] = present;
  expect(await listReturning(db.pool, present, clock.now())).toEqual([{ ...returning, goneWhy: "lost" }]);
  await ticker.tick();
  expect(await statusOf("ann")).toBe("online");
});

describe("[SE4] who signs out as they are about to be brought back stays offline", () => {
  /** Between the look at the rows and the lane's turn. */
  const signingOutBefore = (): Lanes => ({
    ...node.lanes,
    async run(id, command) {
      if (command.do === "connect_agent")
        await done(node.lanes.run(id, { do: "sign_out", agentId: command.agentId }));
      return node.lanes.run(id, command);
    },
  });
  const typesSince = async (seq: number) => {
    const { rows } = await db.pool.query<{ status: string }>(
      `select payload->'agents'->0->>'status' as status from events where account_id = $1 and seq > $2 order by seq`,
      [account, seq],
    );
    return rows.map((row) => row.status);
  };
  beforeEach(async () => {
    await insertWebSession(db.pool, { id: account, token: account, agentId: ann.id, now: clock.now() });
    await done(node.lanes.run(account, { do: "lose_agent", agentId: ann.id }));
  });

  it("by a look at who is here", async () => {
    await (await newTicker("node", () => present, signingOutBefore())).tick();
    expect([await statusOf("ann"), await typesSince(1)]).toEqual(["offline", ["offline"]]);
  });

  it("by their console that connects", async () => {
    const lanes = signingOutBefore();
    const context = { pool: node.pool, clock, nodeId: "node", log: silent };
    presenceHandlers(context, lanes).onPresent(present[0] as PresentAgent);
    await expect.poll(() => typesSince(1)).toEqual(["offline"]);
    await node.lanes.idle();
    expect([await statusOf("ann"), await typesSince(1)]).toEqual(["offline", ["offline"]]);
  });
});

it("[AG3] who returned at the moment of being found missing is brought back", async () => {
  const webSession = { id: "w", token: "t", agentId: ann.id, now: clock.now() };
  await insertWebSession(db.pool, webSession);
  await done(node.lanes.run(account, { do: "lose_agent", agentId: ann.id }));
  await ticker.tick();
  expect(await statusOf("ann")).toBe("online");
});

it("[AG2] nobody asks the lane about who is here and chose to be offline", async () => {
  await insertWebSession(db.pool, { id: account, token: account, agentId: ann.id, now: clock.now() });
  await done(node.lanes.run(account, { do: "set_status", agentId: ann.id, status: "offline", by: ann.id }));
  expect(await listReturning(db.pool, present, clock.now())).toEqual([]);
  const asked = vi.fn(node.lanes.run);
  await (await newTicker("node", () => present, { ...node.lanes, run: asked })).tick();
  expect(asked.mock.calls.filter(([of]) => of === account)).toEqual([]);
});

it("[AG5] whom a supervisor sets online is so at the next look if they are here, and stays offline if they are gone", async () => {
  account = await createAccount(db.pool, [ann, boss]);
  present = [{ accountId: account, agentId: ann.id as AgentId }];
  await ticker.tick();
  await renewLeases(node.pool, "node", present, clock.now());
  await insertWebSession(db.pool, { id: "desktop", token: "desktop", agentId: ann.id, now: clock.now() });
  const set = (by: string, status: "online" | "offline") =>
    done(node.lanes.run(account, { do: "set_status", agentId: ann.id, status, by: by as AgentId }));
  await set(ann.id, "offline");
  await set(boss.id, "online");
  expect(await statusOf("ann")).toBe("offline");
  await ticker.tick();
  expect(await statusOf("ann")).toBe("online");
  await set(ann.id, "offline");
  present = [];
  await dropLeases(node.pool, "node", [{ accountId: account, agentId: ann.id as AgentId }], clock.now());
  await set(boss.id, "online");
  await pass(minute);
  expect(await statusOf("ann")).toBe("offline");
});

it("[AG4] [T25] a lease of another node keeps an agent, until that node dies and the lease runs out", async () => {
  const mine = present;
  present = [];
  await dropLeases(node.pool, "node", mine.slice(0, 1), clock.now());
  clock.elapse(10 * minute);
  await renewLeases(node.pool, "other node", mine, clock.now());
  await ticker.tick();
  expect(await statusOf("ann")).toBe("online");
  await pass(3 * minute - second);
  expect(await statusOf("ann")).toBe("online"); // the grace time counts from when it was last seen
  await pass(second);
  expect(await statusOf("ann")).toBe("offline");
});

it("[AG4] a node that dies is believed for fifteen seconds, however short the grace time", async () => {
  await db.pool.query(`update accounts set grace_ms = 1000 where id = $1`, [account]);
  present = [];
  const statusAfter = async (ms: number) => {
    clock.elapse(ms);
    await ticker.tick();
    return statusOf("ann");
  };
  expect([await statusAfter(14_999), await statusAfter(1)]).toEqual(["online", "offline"]);
});

const seenAt = async () =>
  (
    await db.pool.query("select last_seen_at as at from bindings where account_id = $1 order by agent_id", [
      account,
    ])
  ).rows.map((row) => row.at);

it("[AG4] when somebody was last seen is noted once a minute, and when they leave", async () => {
  const start = clock.now();
  expect(await seenAt()).toEqual([start, start]);
  await pass(55 * second);
  expect(await seenAt()).toEqual([start, start]);
  await pass(5 * second);
  expect(await seenAt()).toEqual([start + minute, start + minute]);
  clock.elapse(20 * second);
  await dropLeases(node.pool, "node", present.slice(0, 1), clock.now());
  expect(await seenAt()).toEqual([start + minute + 20 * second, start + minute]);
});

it("[AG3] [AG4] of who was here when their server died, and was not noted since, the grace time counts from the last lease", async () => {
  await pass(50 * second);
  present = [];
  await pass(3 * minute - second);
  expect(await statusOf("ann")).toBe("online");
  await pass(second);
  expect(await statusOf("ann")).toBe("offline");
});

it("[AG3] [AG4] who leaves while their row is being written is believed until the grace time from their last lease is over, and holds up nobody", async () => {
  const writer = await db.pool.connect();
  await writer.query("begin");
  await writer.query("update bindings set load = load where account_id = $1 and agent_id = 'ann'", [account]);
  await pass(50 * second);
  const gone = present;
  present = [];
  await dropLeases(node.pool, "node", gone, clock.now());
  await writer.query("commit");
  writer.release();
  await pass(3 * minute - 16 * second);
  expect([await statusOf("ann"), await statusOf("bob")]).toEqual(["online", "online"]);
  await pass(16 * second);
  expect([await statusOf("ann"), await statusOf("bob")]).toEqual(["offline", "offline"]);
});

it("[AG4] a clock that was ahead and is right again is not believed for what it noted", async () => {
  clock.elapse(10 * hour);
  await ticker.tick();
  clock.elapse(-10 * hour);
  await ticker.tick();
  expect(await seenAt()).toEqual([clock.now(), clock.now()]);
});

it("[AG4] a clock that jumped ahead does not lose who is here", async () => {
  clock.elapse(10 * hour);
  await ticker.tick();
  expect([await statusOf("ann"), await statusOf("bob")]).toEqual(["online", "online"]);
});
