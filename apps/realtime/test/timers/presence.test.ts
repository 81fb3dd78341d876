import type { AgentId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { presenceHandlers } from "../../src/agents/presence-handlers.ts";
import { dropLeases, listReturning, type PresentAgent, renewLeases } from "../../src/feed/presence-leases.ts";
import type { Lanes } from "../../src/lane/lane.ts";
import { noteSignedOut } from "../../src/sign-in/people.ts";
import { insertWebSession } from "../../src/sign-in/web-sessions.ts";
import { ann, boss, hour, minute, second } from "../desk/scenario.ts";
import { createAccount, done, reply } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import type { TestDatabase } from "../test-database.ts";
import { type Ticking, tickingForEach } from "./ticking.ts";

let db: TestDatabase;
let t: Ticking;
tickingForEach((ticking, database) => {
  [t, db] = [ticking, database];
});

it("[AG3] [T24] a disconnected agent goes offline after the grace time; unanswered customers wait again", async () => {
  const [unanswered, answered] = [await t.served("li"), await t.served("wu")];
  await done(t.node.lanes.run(t.account, reply("ann", answered)));
  t.present = t.present.filter((p) => p.agentId !== ann.id);
  await dropLeases(t.node.pool, "node", [{ accountId: t.account, agentId: ann.id }], t.clock.now());
  await t.pass(3 * minute - 1);
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(1);
  expect([await t.statusOf("ann"), await t.statusOf("bob")]).toEqual(["offline", "online"]);
  expect([await t.stateOf(unanswered.id), await t.stateOf(answered.id)]).toEqual(["waiting", "inactive"]);
});

it("[AG3] [T12] an agent who returns within the grace time loses nothing", async () => {
  const { id } = await t.served("li");
  const away = t.present;
  t.present = [];
  await t.pass(2 * minute);
  t.present = away;
  await t.pass(2 * minute);
  expect([await t.statusOf("ann"), await t.stateOf(id)]).toEqual(["online", "active"]);
});

it("[AG3] after a start every agent has the whole grace time", async () => {
  const { id } = await t.served("li");
  t.clock.elapse(10 * minute);
  [t.ticker, t.present] = [await t.newTicker("another node"), []];
  await t.ticker.tick();
  await t.pass(3 * minute - 1);
  expect([await t.statusOf("ann"), await t.stateOf(id)]).toEqual(["online", "active"]);
  await t.pass(1);
  expect([await t.statusOf("ann"), await t.stateOf(id)]).toEqual(["offline", "waiting"]);
});

it("[AG3] [DI8] a missing agent is detected even if checking the queue fails", {
  tags: ["slow"],
}, async () => {
  const holding = await t.node.pool.connect();
  await holding.query("begin; lock table conversations");
  t.clock.elapse(10 * minute);
  await t.ticker.tick().catch(() => undefined);
  t.present = [];
  t.clock.elapse(5 * minute);
  await t.ticker.tick().catch(() => undefined);
  await holding.query("rollback");
  holding.release();
  expect(await t.statusOf("ann")).toBe("offline");
});

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

it("[AG3] after a database outage every agent has the whole grace time", async () => {
  const { id } = await t.served("li");
  t.present = [];
  await setReachable(false);
  t.clock.elapse(10 * minute);
  await expect(t.ticker.tick()).rejects.toThrow();
  await setReachable(true);
  await expect.poll(() => t.ticker.tick().then(() => "looked", String)).toBe("looked");
  await t.pass(3 * minute - 1);
  expect([await t.statusOf("ann"), await t.stateOf(id)]).toEqual(["online", "active"]);
  await t.pass(1);
  expect([await t.statusOf("ann"), await t.stateOf(id)]).toEqual(["offline", "waiting"]);
});

it("[AG3] one failed check, shorter than a lease, does not restart the grace time", async () => {
  t.present = [];
  await t.pass(2 * minute);
  await setReachable(false);
  t.clock.elapse(10 * second);
  await expect(t.ticker.tick()).rejects.toThrow();
  await setReachable(true);
  await expect.poll(() => t.ticker.tick().then(() => "looked", String)).toBe("looked");
  await t.pass(50 * second - 1);
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(1);
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[SE4] an open connection does not bring a signed-out agent online", async () => {
  await done(t.node.lanes.run(t.account, { do: "sign_out", agentId: ann.id }));
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[SE4] a console open elsewhere does not bring a signed-out agent online; a sign-in does", async () => {
  const before = { id: "phone", token: "phone", agentId: ann.id, now: t.clock.now() };
  await insertWebSession(db.pool, before);
  t.clock.elapse(second);
  await noteSignedOut(db.pool, ann.id as AgentId, t.clock.now());
  await done(t.node.lanes.run(t.account, { do: "sign_out", agentId: ann.id }));
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("offline");
  expect(await listReturning(db.pool, t.present, t.clock.now())).toEqual([]);
  t.clock.elapse(second);
  await insertWebSession(db.pool, { ...before, id: "desk", token: "desk", now: t.clock.now() });
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("online");
});

it("[SE4] [F26] a fast clock at sign-out or sign-in elsewhere does not bring the agent online", async () => {
  const elsewhere = { id: "ahead", token: "ahead", agentId: ann.id, now: t.clock.now() + hour };
  await insertWebSession(db.pool, elsewhere);
  await noteSignedOut(db.pool, ann.id as AgentId, t.clock.now());
  await done(t.node.lanes.run(t.account, { do: "sign_out", agentId: ann.id }));
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("offline");
  t.clock.elapse(second);
  await insertWebSession(db.pool, { ...elsewhere, id: "right", token: "right", now: t.clock.now() });
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("online");
});

it("[SE4] [AG3] an agent who chose online after signing out comes back after a lost connection", async () => {
  await insertWebSession(db.pool, { id: "tablet", token: "tablet", agentId: ann.id, now: t.clock.now() });
  t.clock.elapse(second);
  await noteSignedOut(db.pool, ann.id as AgentId, t.clock.now());
  await done(t.node.lanes.run(t.account, { do: "sign_out", agentId: ann.id }));
  await done(
    t.node.lanes.run(t.account, { do: "set_status", agentId: ann.id, status: "online", by: ann.id }),
  );
  await done(t.node.lanes.run(t.account, { do: "lose_agent", agentId: ann.id }));
  const [returning] = t.present;
  expect(await listReturning(db.pool, t.present, t.clock.now())).toEqual([{ ...returning, goneWhy: "lost" }]);
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("online");
});

describe("[SE4] an agent who signs out while being set online stays offline", () => {
  /** Runs between reading the rows and the lane's turn. */
  const signingOutBefore = (): Lanes => ({
    ...t.node.lanes,
    async run(id, command) {
      if (command.do === "connect_agent")
        await done(t.node.lanes.run(id, { do: "sign_out", agentId: command.agentId }));
      return t.node.lanes.run(id, command);
    },
  });
  const typesSince = async (seq: number) => {
    const { rows } = await db.pool.query<{ status: string }>(
      `select payload->'agents'->0->>'status' as status from events where account_id = $1 and seq > $2 order by seq`,
      [t.account, seq],
    );
    return rows.map((row) => row.status);
  };
  beforeEach(async () => {
    await insertWebSession(db.pool, { id: t.account, token: t.account, agentId: ann.id, now: t.clock.now() });
    await done(t.node.lanes.run(t.account, { do: "lose_agent", agentId: ann.id }));
  });

  it("through the presence check", async () => {
    await (await t.newTicker("node", () => t.present, signingOutBefore())).tick();
    expect([await t.statusOf("ann"), await typesSince(1)]).toEqual(["offline", ["offline"]]);
  });

  it("through their connecting console", async () => {
    const lanes = signingOutBefore();
    const context = { pool: t.node.pool, clock: t.clock, nodeId: "node", log: silent };
    await presenceHandlers(context, lanes).onPresent(t.present[0] as PresentAgent);
    await expect.poll(() => typesSince(1)).toEqual(["offline"]);
    await t.node.lanes.idle();
    expect([await t.statusOf("ann"), await typesSince(1)]).toEqual(["offline", ["offline"]]);
  });
});

it("[AG3] an agent who returns while being set offline is set online again", async () => {
  const webSession = { id: "w", token: "t", agentId: ann.id, now: t.clock.now() };
  await insertWebSession(db.pool, webSession);
  await done(t.node.lanes.run(t.account, { do: "lose_agent", agentId: ann.id }));
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("online");
});

it("[AG2] the lane gets no command for an agent who chose offline", async () => {
  await insertWebSession(db.pool, { id: t.account, token: t.account, agentId: ann.id, now: t.clock.now() });
  await done(
    t.node.lanes.run(t.account, { do: "set_status", agentId: ann.id, status: "offline", by: ann.id }),
  );
  expect(await listReturning(db.pool, t.present, t.clock.now())).toEqual([]);
  const runMock = vi.fn(t.node.lanes.run);
  await (await t.newTicker("node", () => t.present, { ...t.node.lanes, run: runMock })).tick();
  expect(runMock.mock.calls.filter(([of]) => of === t.account)).toEqual([]);
});

it("[AG5] a supervisor sets a present agent online at the next check; an absent one stays offline", async () => {
  t.account = await createAccount(db.pool, [ann, boss]);
  t.present = [{ accountId: t.account, agentId: ann.id as AgentId }];
  await t.ticker.tick();
  await renewLeases(t.node.pool, "node", t.present, t.clock.now());
  await insertWebSession(db.pool, { id: "desktop", token: "desktop", agentId: ann.id, now: t.clock.now() });
  const set = (by: string, status: "online" | "offline") =>
    done(t.node.lanes.run(t.account, { do: "set_status", agentId: ann.id, status, by: by as AgentId }));
  await set(ann.id, "offline");
  await set(boss.id, "online");
  expect(await t.statusOf("ann")).toBe("offline");
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("online");
  await set(ann.id, "offline");
  t.present = [];
  await dropLeases(
    t.node.pool,
    "node",
    [{ accountId: t.account, agentId: ann.id as AgentId }],
    t.clock.now(),
  );
  await set(boss.id, "online");
  await t.pass(minute);
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[AG4] [T25] another server's lease keeps an agent online until it expires", async () => {
  const mine = t.present;
  t.present = [];
  await dropLeases(t.node.pool, "node", mine.slice(0, 1), t.clock.now());
  t.clock.elapse(10 * minute);
  await renewLeases(t.node.pool, "other node", mine, t.clock.now());
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(3 * minute - second);
  expect(await t.statusOf("ann")).toBe("online"); // the grace time counts from the last lease
  await t.pass(second);
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[AG4] agents of a dead server stay for fifteen seconds, however short the grace time", async () => {
  await db.pool.query(`update accounts set grace_ms = 1000 where id = $1`, [t.account]);
  t.present = [];
  const statusAfter = async (ms: number) => {
    t.clock.elapse(ms);
    await t.ticker.tick();
    return t.statusOf("ann");
  };
  expect([await statusAfter(14_999), await statusAfter(1)]).toEqual(["online", "offline"]);
});

const seenAt = async () =>
  (
    await db.pool.query("select last_seen_at as at from bindings where account_id = $1 order by agent_id", [
      t.account,
    ])
  ).rows.map((row) => row.at);

it("[AG4] last-seen is stored once a minute and when an agent leaves", async () => {
  const start = t.clock.now();
  expect(await seenAt()).toEqual([start, start]);
  await t.pass(55 * second);
  expect(await seenAt()).toEqual([start, start]);
  await t.pass(5 * second);
  expect(await seenAt()).toEqual([start + minute, start + minute]);
  t.clock.elapse(20 * second);
  await dropLeases(t.node.pool, "node", t.present.slice(0, 1), t.clock.now());
  expect(await seenAt()).toEqual([start + minute + 20 * second, start + minute]);
});

it("[AG3] [AG4] after a crash the grace time counts from the last lease", async () => {
  await t.pass(50 * second);
  t.present = [];
  await t.pass(3 * minute - second);
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(second);
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[AG3] [AG4] an agent who leaves while their row is locked keeps their grace time", async () => {
  const writer = await db.pool.connect();
  await writer.query("begin");
  await writer.query("update bindings set load = load where account_id = $1 and agent_id = 'ann'", [
    t.account,
  ]);
  await t.pass(50 * second);
  const gone = t.present;
  t.present = [];
  await dropLeases(t.node.pool, "node", gone, t.clock.now());
  await writer.query("commit");
  writer.release();
  await t.pass(3 * minute - 16 * second);
  expect([await t.statusOf("ann"), await t.statusOf("bob")]).toEqual(["online", "online"]);
  await t.pass(16 * second);
  expect([await t.statusOf("ann"), await t.statusOf("bob")]).toEqual(["offline", "offline"]);
});

it("[AG4] last-seen times of a fast clock are ignored after correction", async () => {
  t.clock.elapse(10 * hour);
  await t.ticker.tick();
  t.clock.elapse(-10 * hour);
  await t.ticker.tick();
  expect(await seenAt()).toEqual([t.clock.now(), t.clock.now()]);
});

it("[AG3] [AG4] correcting a fast clock starts the grace time of an absent agent", async () => {
  t.clock.elapse(10 * hour);
  await t.ticker.tick();
  await dropLeases(t.node.pool, "node", t.present.slice(0, 1), t.clock.now());
  t.present = t.present.slice(1);
  t.clock.elapse(-10 * hour);
  await t.ticker.tick();
  await t.pass(3 * minute - 1);
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(1);
  expect([await t.statusOf("ann"), await t.statusOf("bob")]).toEqual(["offline", "online"]);
});

it("[AG3] [AG4] correcting a fast clock starts the grace time of an agent who never connected", async () => {
  await db.pool.query(
    "update bindings set bound_at = $2, last_seen_at = null where account_id = $1 and agent_id = 'ann'",
    [t.account, t.clock.now() + 10 * hour],
  );
  await db.pool.query("delete from presence_leases where account_id = $1 and agent_id = 'ann'", [t.account]);
  t.present = t.present.slice(1);
  await t.ticker.tick();
  await t.pass(3 * minute - 1);
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(1);
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[AG4] a clock jump ahead does not lose present agents", async () => {
  t.clock.elapse(10 * hour);
  await t.ticker.tick();
  expect([await t.statusOf("ann"), await t.statusOf("bob")]).toEqual(["online", "online"]);
});
