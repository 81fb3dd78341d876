import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { waitingWindow } from "@jieru/shared/domain/snapshot";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSnapshot } from "../../src/feed/snapshot.ts";
import { ann, bob, boss } from "../desk/scenario.ts";
import {
  createAccount,
  done,
  type Node,
  newClock,
  openNode,
  pickUp,
  write,
  writeAs,
} from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { cutListeners, type FeedNode, openFeedNode, TestConsole } from "./test-console.ts";

let db: TestDatabase;
let node: FeedNode;
let other: Node;
let account: AccountId;
let consoles: TestConsole[] = [];
const clock = newClock();

beforeAll(async () => {
  db = await createTestDatabase();
  node = await openFeedNode(db, clock);
  other = openNode(db, clock);
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann, bob, boss]);
});
afterEach(() => {
  for (const c of consoles) c.leave();
  consoles = [];
});
afterAll(async () => {
  await other.close();
  await node.close();
  await db.drop();
});

async function open(id: string, role?: "supervisor"): Promise<TestConsole> {
  const console = await TestConsole.open(node, account, id, role);
  consoles.push(console);
  return console;
}

/** Two servers write at once; every third session is picked up. */
async function traffic(n: number, prefix = "c"): Promise<void> {
  const nodes = [node, other];
  await Promise.all(
    Array.from({ length: n }, async (_, i) => {
      const { lanes } = nodes[i % 2] as Node;
      const session = await writeAs(lanes, account, `${prefix}${i}`);
      if (i % 3 === 0) await done(lanes.run(account, pickUp(i % 2 ? "ann" : "boss", session)));
    }),
  );
}

describe("the snapshot", () => {
  it("[FD1] has a seq that matches its rows, also while others write", async () => {
    const writing = Promise.all(
      Array.from({ length: 200 }, (_, i) => done((i % 2 ? node : other).lanes.run(account, write(`c${i}`)))),
    );
    let busy = true;
    const finished = writing.then(() => {
      busy = false;
    });
    while (busy) {
      const s = await readSnapshot(node.pool, account, { id: ann.id, role: "agent" }, 0);
      expect(s?.seq).toBe(2 * (s?.waiting.count ?? 0)); // each new customer makes two events and one queue entry
      expect(s?.waiting.sessions).toHaveLength(Math.min(s?.waiting.count ?? 0, waitingWindow));
    }
    await finished;
  });

  it("[FD1] has a seq that matches its rows, also if a write falls between two statements", async () => {
    const viewer = { id: "boss" as AgentId, role: "supervisor" } as const;
    const before = await readSnapshot(node.pool, account, viewer, clock.now());
    const client = await node.pool.connect();
    const query = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>;
    let written = 0;
    const interrupted = async (...asked: unknown[]): Promise<unknown> => {
      const isLater = typeof asked[0] === "string" && asked[0].includes("from sessions");
      if (isLater && written++ === 0) await writeAs(other.lanes, account, "li");
      return query(...asked);
    };
    const pool = { connect: async () => Object.assign(client, { query: interrupted }) };
    const snapshot = await readSnapshot(pool as never, account, viewer, clock.now());
    Reflect.deleteProperty(client, "query");
    expect(written).toBeGreaterThan(0);
    expect(snapshot).toEqual(before);
  });

  it("[FD1] is null for an agent who is not bound", async () =>
    expect(await readSnapshot(node.pool, account, { id: "x" as never, role: "admin" }, 0)).toBeNull());
});

describe("following", () => {
  it("[FD2] a console that subscribes during traffic misses nothing", async () => {
    const before = await TestConsole.load(node, account, "boss", "supervisor");
    const writing = traffic(150);
    await before.follow();
    consoles.push(before, await open("ann"), await open("boss", "supervisor"));
    await writing;
    for (const c of consoles) await c.equalsFreshLoad();
    for (const { frames } of consoles) {
      for (const [i, f] of frames.entries()) expect(f.from).toBe(i === 0 ? f.from : frames[i - 1]?.to);
    }
  });

  it("[FD2] [F27] does not skip an event that commits late, as its seq is taken under the lock", async () => {
    const console = await open("boss", "supervisor");
    const late = new pg.Client(db.connection);
    await late.connect();
    await late.query("begin");
    await late.query("select from accounts where id = $1 for update", [account]);
    await late.query("update accounts set head_seq = 1 where id = $1", [account]);
    await late.query("insert into events values ($1, 1, 'account_changed', 0, null, '{}')", [account]);
    const next = writeAs(other.lanes, account, "li"); // must wait for the lock
    await db.pool.query("select pg_notify('jieru_bell', $1)", [`1 ${account}`]);
    await console.equalsFreshLoad();
    expect(console.snapshot.seq).toBe(0);
    await late.query("commit");
    await late.end();
    await next;
    await console.equalsFreshLoad();
    expect(console.snapshot.seq).toBe(3);
  });

  it("[FD4] reconnecting brings missed events and the waiting queue", async () => {
    const console = await open("boss", "supervisor");
    await writeAs(node.lanes, account, "li");
    await console.equalsFreshLoad();
    console.leave();
    await traffic(30, "missed");
    await console.follow();
    console.subscription.flush();
    await console.equalsFreshLoad();
    expect(console.snapshot.waiting.count).toBe(21);
  });

  it("[FD4] reconnecting brings the waiting queue also when no event was missed", async () => {
    const console = await open("bob");
    console.leave();
    await writeAs(node.lanes, account, "li");
    await console.follow();
    expect(console.snapshot.waiting.count).toBe(1);
    await console.equalsFreshLoad();
  });

  it("[FD4] reconnecting brings a queue update that followed the last event", async () => {
    const [console, stayed] = [await open("bob"), await open("ann")];
    await writeAs(node.lanes, account, "li");
    await stayed.equalsFreshLoad();
    await writeAs(node.lanes, account, "wu"); // its events arrive at once, and the queue up to half a second later
    await console.equalsFreshLoad("but the line");
    console.leave();
    await stayed.equalsFreshLoad();
    await console.follow();
    await console.equalsFreshLoad();
    expect(console.snapshot.waiting.count).toBe(2);
  });

  it("[FD4] a console detects a gap and fills it from the last seq", async () => {
    const console = await open("boss", "supervisor");
    const session = await writeAs(node.lanes, account, "li");
    await console.equalsFreshLoad();
    const held = console.snapshot;
    await done(node.lanes.run(account, pickUp("ann", session)));
    await console.equalsFreshLoad();
    console.snapshot = held; // the last frames were lost
    await done(node.lanes.run(account, write("li")));
    await expect.poll(() => console.gaps, { interval: 4 }).toBeGreaterThan(0);
    console.leave();
    console.gaps = 0;
    await console.follow();
    await console.equalsFreshLoad();
  });

  it("[FD4] reconnecting brings more than one page of events", async () => {
    const console = await open("boss", "supervisor");
    console.leave();
    await traffic(400, "many");
    await console.follow();
    await console.equalsFreshLoad();
    expect(console.snapshot.seq).toBeGreaterThan(800);
  });

  it("[FD4] notifications go on after the listener's database connection was cut", async () => {
    const console = await open("boss", "supervisor");
    const back = new Promise<void>((resolve) => node.changes.onBack(resolve));
    await cutListeners(db.pool);
    await back;
    await writeAs(node.lanes, account, "li");
    await console.equalsFreshLoad();
  });
});

describe("under load", () => {
  it("[FD5] many changes of the waiting queue make few frames of bounded size", async () => {
    const console = await open("ann");
    const began = performance.now();
    await Promise.all(Array.from({ length: 1_000 }, (_, i) => done(node.lanes.run(account, write(`c${i}`)))));
    const tookMs = performance.now() - began;
    const beforeRest = console.frames.length;
    await console.equalsFreshLoad();
    expect(console.snapshot.waiting).toMatchObject({ count: 1_000 });
    expect(console.snapshot.waiting.sessions).toHaveLength(50);
    const lines = console.frames.filter((f) => f.waiting);
    expect(lines.length).toBeLessThanOrEqual(Math.ceil(tookMs / 200) + 3);
    expect(beforeRest).toBeLessThanOrEqual(Math.ceil(tookMs / 200) + Math.ceil(tookMs / 1_000) + 3);
    for (const f of console.frames) {
      expect(f.events).toEqual([]); // waiting sessions are sent in the queue only
      expect(JSON.stringify(f).length).toBeLessThan(64_000);
    }
  });

  it("[FD5] the queue update names agents who picked up, at most twenty per frame", async () => {
    const console = await open("bob");
    const sessions = [];
    for (let i = 0; i < 30; i++) sessions.push(await writeAs(node.lanes, account, `c${i}`));
    await console.equalsFreshLoad();
    await Promise.all(sessions.map((s) => done(node.lanes.run(account, pickUp("ann", s)))));
    await console.equalsFreshLoad();
    const pickedUp = console.frames.flatMap((f) => f.pickedUp ?? []);
    expect(pickedUp[0]).toEqual({ sessionId: sessions[0]?.id, agentId: "ann" });
    for (const f of console.frames) expect(f.pickedUp?.length ?? 0).toBeLessThanOrEqual(20);
  });

  it("[SE16] a queue update marks a session that a supervisor assigned", async () => {
    const console = await open("bob");
    const { id: sessionId } = await writeAs(node.lanes, account, "c");
    await console.equalsFreshLoad();
    const [agentId, to] = ["boss", "ann"] as AgentId[] as [AgentId, AgentId];
    await done(node.lanes.run(account, { do: "assign", agentId, sessionId, to }));
    await console.equalsFreshLoad();
    const pickedUp = console.frames.flatMap((f) => f.pickedUp ?? []);
    expect(pickedUp).toEqual([{ sessionId, agentId: to, assigned: true }]);
  });
});
