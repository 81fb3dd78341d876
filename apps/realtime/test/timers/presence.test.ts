/** Who is here, who is lost, and who is back. */
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

it("[AG3] [T24] who closed the laptop goes offline after the grace time; unanswered customers wait, answered ones sleep", async () => {
  const [asked, answered] = [await t.served("li"), await t.served("wu")];
  await done(t.node.lanes.run(t.account, reply("ann", answered)));
  t.present = t.present.filter((p) => p.agentId !== ann.id);
  await dropLeases(t.node.pool, "node", [{ accountId: t.account, agentId: ann.id }], t.clock.now());
  await t.pass(3 * minute - 1);
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(1);
  expect([await t.statusOf("ann"), await t.statusOf("bob")]).toEqual(["offline", "online"]);
  expect([await t.stateOf(asked.id), await t.stateOf(answered.id)]).toEqual(["waiting", "inactive"]);
});

it("[AG3] [T12] who is back within the grace time has lost nothing", async () => {
  const { id } = await t.served("li");
  const away = t.present;
  t.present = [];
  await t.pass(2 * minute);
  t.present = away;
  await t.pass(2 * minute);
  expect([await t.statusOf("ann"), await t.stateOf(id)]).toEqual(["online", "active"]);
});

it("[AG3] after a start everybody has the whole grace time to come back, however long no server was there", async () => {
  const { id } = await t.served("li");
  t.clock.elapse(10 * minute);
  [t.ticker, t.present] = [await t.newTicker("another node"), []];
  await t.ticker.tick();
  await t.pass(3 * minute - 1);
  expect([await t.statusOf("ann"), await t.stateOf(id)]).toEqual(["online", "active"]);
  await t.pass(1);
  expect([await t.statusOf("ann"), await t.stateOf(id)]).toEqual(["offline", "waiting"]);
});

it("[AG3] [DI8] who is gone is found missing also while the line cannot be compared with the windows", {
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

it("[AG3] a look that failed in between, for less than a lease, begins nothing anew: nobody was kept out", async () => {
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

it("[SE4] who has signed out is not brought back by a connection that is not cut yet", async () => {
  await done(t.node.lanes.run(t.account, { do: "sign_out", agentId: ann.id }));
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[SE4] nor by a console that was open elsewhere all along, but by the next sign-in", async () => {
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

it("[SE4] [F26] so it is where the clock was ahead as they signed in elsewhere, or out, and is right again", async () => {
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

it("[SE4] [AG3] who chose to be online with the console that was open elsewhere, and is lost there, comes back with it", async () => {
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

describe("[SE4] who signs out as they are about to be brought back stays offline", () => {
  /** Between the look at the rows and the lane's turn. */
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

  it("by a look at who is here", async () => {
    await (await t.newTicker("node", () => t.present, signingOutBefore())).tick();
    expect([await t.statusOf("ann"), await typesSince(1)]).toEqual(["offline", ["offline"]]);
  });

  it("by their console that connects", async () => {
    const lanes = signingOutBefore();
    const context = { pool: t.node.pool, clock: t.clock, nodeId: "node", log: silent };
    await presenceHandlers(context, lanes).onPresent(t.present[0] as PresentAgent);
    await expect.poll(() => typesSince(1)).toEqual(["offline"]);
    await t.node.lanes.idle();
    expect([await t.statusOf("ann"), await typesSince(1)]).toEqual(["offline", ["offline"]]);
  });
});

it("[AG3] who returned at the moment of being found missing is brought back", async () => {
  const webSession = { id: "w", token: "t", agentId: ann.id, now: t.clock.now() };
  await insertWebSession(db.pool, webSession);
  await done(t.node.lanes.run(t.account, { do: "lose_agent", agentId: ann.id }));
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("online");
});

it("[AG2] nobody asks the lane about who is here and chose to be offline", async () => {
  await insertWebSession(db.pool, { id: t.account, token: t.account, agentId: ann.id, now: t.clock.now() });
  await done(
    t.node.lanes.run(t.account, { do: "set_status", agentId: ann.id, status: "offline", by: ann.id }),
  );
  expect(await listReturning(db.pool, t.present, t.clock.now())).toEqual([]);
  const asked = vi.fn(t.node.lanes.run);
  await (await t.newTicker("node", () => t.present, { ...t.node.lanes, run: asked })).tick();
  expect(asked.mock.calls.filter(([of]) => of === t.account)).toEqual([]);
});

it("[AG5] whom a supervisor sets online is so at the next look if they are here, and stays offline if they are gone", async () => {
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

it("[AG4] [T25] a lease of another node keeps an agent, until that node dies and the lease runs out", async () => {
  const mine = t.present;
  t.present = [];
  await dropLeases(t.node.pool, "node", mine.slice(0, 1), t.clock.now());
  t.clock.elapse(10 * minute);
  await renewLeases(t.node.pool, "other node", mine, t.clock.now());
  await t.ticker.tick();
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(3 * minute - second);
  expect(await t.statusOf("ann")).toBe("online"); // the grace time counts from when it was last seen
  await t.pass(second);
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[AG4] a node that dies is believed for fifteen seconds, however short the grace time", async () => {
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

it("[AG4] when somebody was last seen is noted once a minute, and when they leave", async () => {
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

it("[AG3] [AG4] of who was here when their server died, and was not noted since, the grace time counts from the last lease", async () => {
  await t.pass(50 * second);
  t.present = [];
  await t.pass(3 * minute - second);
  expect(await t.statusOf("ann")).toBe("online");
  await t.pass(second);
  expect(await t.statusOf("ann")).toBe("offline");
});

it("[AG3] [AG4] who leaves while their row is being written is believed until the grace time from their last lease is over, and holds up nobody", async () => {
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

it("[AG4] a clock that was ahead and is right again is not believed for what it noted", async () => {
  t.clock.elapse(10 * hour);
  await t.ticker.tick();
  t.clock.elapse(-10 * hour);
  await t.ticker.tick();
  expect(await seenAt()).toEqual([t.clock.now(), t.clock.now()]);
});

it("[AG3] [AG4] who is away while a clock that was ahead is put right has the grace time from then, and no more", async () => {
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

it("[AG3] [AG4] so has who was bound while it was ahead and never came", async () => {
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

it("[AG4] a clock that jumped ahead does not lose who is here", async () => {
  t.clock.elapse(10 * hour);
  await t.ticker.tick();
  expect([await t.statusOf("ann"), await t.statusOf("bob")]).toEqual(["online", "online"]);
});
