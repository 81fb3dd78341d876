import type { AccountId, AgentId, MessageId } from "@jieru/shared/domain/ids";
import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import { LaneFull } from "../../src/lane/lane.ts";
import { anAgent, ann } from "../desk/scenario.ts";
import type { TestDatabase } from "../test-database.ts";
import {
  createAccount,
  deliverPush,
  done,
  type Node,
  newClock,
  openNode,
  pickUp,
  reply,
  textPush,
  write,
  writeAs,
} from "./account.ts";
import { openDatabaseProxy } from "./database-proxy.ts";
import { elapseUntil, fakeDeadlines } from "./elapse.ts";
import { nodeForAll } from "./node-fixtures.ts";

let db: TestDatabase;
let node: Node;
let account: AccountId;
const clock = newClock();
nodeForAll(clock, (opened, on) => {
  [node, db] = [opened, on];
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann]);
});

const column = async <T>(sql: string): Promise<T[]> =>
  (await db.pool.query<{ value: T }>(`select ${sql}`, [account])).rows.map((r) => r.value);

async function blocked(): Promise<number[]> {
  const { rows } = await db.pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.map((r) => r.pid);
}

/** PostgreSQL cannot store a NUL, so this command fails every time. */
const poison = () => write("li", "\0");
/** Its side effect takes longer than a statement may. */
const slow = (text: string, onTry = () => {}) => ({
  command: write("li", text),
  sideEffect: async (client: pg.ClientBase) => {
    onTry();
    await client.query("select pg_sleep(20)");
  },
});

it("[MA5] a message of another account cannot be resent", async () => {
  const other = await createAccount(db.pool, [anAgent("zoe")]);
  const theirs = await writeAs(node.lanes, other, "wu");
  const own = await writeAs(node.lanes, account, "li");
  await done(node.lanes.run(account, pickUp("ann", own)));
  await done(
    node.lanes.run(account, {
      do: "set_pickup",
      agentId: ann.id as AgentId,
      by: ann.id as AgentId,
      auto: true,
      capacity: 9,
    }),
  );
  const { rows } = await db.pool.query<{ id: MessageId }>(
    `select id from messages where session_id = $1 and direction = 'in'`,
    [theirs.id],
  );
  const again = { ...reply("ann", own), resendOf: rows[0]?.id } as Command;
  expect(await node.lanes.run(account, again)).toMatchObject({ refusal: { refusal: "message_not_found" } });
});

it("[TR11] messages after the one a reply answers are read from the database", async () => {
  const run = (command: Command) => done(node.lanes.run(account, command));
  const session = await writeAs(node.lanes, account, "li");
  await run(pickUp("ann", session));
  const seen = session.lastMessage?.id as MessageId;
  clock.elapse(1_000);
  await writeAs(node.lanes, account, "li");
  const since = clock.now();
  clock.elapse(1_000);
  await writeAs(node.lanes, account, "li");
  const left = async (line: MessageId) => {
    const { facts } = await run({ ...reply("ann", session), seen: line });
    return facts[0]?.session?.unansweredSince;
  };
  expect(await left(seen)).toBe(since);
  expect(await left(seen)).toBe(since);
  const of = { agentId: ann.id as AgentId, sessionId: session.id, conversationId: session.conversationId };
  const { facts } = await run({
    do: "add_note",
    ...of,
    note: "all read",
    clientMessageId: "a note" as never,
  });
  expect(await left(facts[0]?.message?.id as MessageId)).toBeNull();
});

describe("a batch", () => {
  it("commits a hundred commands at once", async () => {
    const all = Array.from({ length: 101 }, (_, i) => done(node.lanes.run(account, write(`customer${i}`))));
    await Promise.all(all);
    const commits = await column("distinct xmin::text as value from messages where account_id = $1");
    expect(commits.length).toBeLessThanOrEqual(2); // the first was committed alone
  });

  it("[DE5] holds the account for sixteen commands at a time if they write rows themselves", async () => {
    await db.pool.query("create table if not exists beside (said int not null)");
    const all = Array.from({ length: 40 }, (_, i) =>
      node.lanes.runInput(account, {
        command: write(`customer${i}`),
        sideEffect: async (client) => void (await client.query("insert into beside values ($1)", [i])),
      }),
    );
    await Promise.all(all);
    const { rows } = await db.pool.query<{ together: number }>(
      "select count(*)::int as together from beside group by xmin::text order by min(said)",
    );
    expect(Math.max(...rows.map((r) => r.together))).toBe(16);
    const order = await db.pool.query<{ said: number }>("select said from beside order by ctid");
    expect(order.rows.map((r) => r.said)).toEqual(all.map((_, i) => i));
  });

  it("loses only the command that fails and keeps the order", async () => {
    const texts = ["a", "b", "c", "d"];
    const outcomes = await Promise.allSettled([
      ...texts.slice(0, 2).map((t) => node.lanes.run(account, write("li", t))),
      node.lanes.run(account, poison()),
      ...texts.slice(2).map((t) => node.lanes.run(account, write("li", t))),
    ]);
    expect(outcomes.map((o) => o.status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    const stored = await column(
      "content ->> 'text' as value from messages where account_id = $1 and direction = 'in' order by seq",
    );
    expect(stored).toEqual(texts);
  });

  it("[DE5] loses only the command that takes too long, while a push waits", {
    tags: ["slow"],
  }, async () => {
    const since = performance.now();
    const outcomes = await Promise.allSettled([
      node.lanes.run(account, write("li", "a")),
      node.lanes.runInput(account, slow("b")),
      node.lanes.run(account, write("li", "c")),
    ]);
    expect(performance.now() - since).toBeLessThan(4_500);
    expect(outcomes.map((o) => o.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    const stored = await column(
      "content ->> 'text' as value from messages where account_id = $1 order by seq",
    );
    expect(stored).toEqual(["a", "c"]);
  });

  it("[DE5] fails as a whole after a second command times out on its own", {
    tags: ["slow"],
  }, async () => {
    let tried = 0;
    const since = performance.now();
    const all = Array.from({ length: 9 }, (_, i) =>
      node.lanes.runInput(
        account,
        slow(`${i}`, () => tried++),
      ),
    );
    const outcomes = await Promise.allSettled(all);
    expect(performance.now() - since).toBeLessThan(6_000);
    expect(new Set(outcomes.map((o) => o.status))).toEqual(new Set(["rejected"]));
    expect(tried).toBe(3);
  });

  it("after a failed one reloads from the database", async () => {
    await writeAs(node.lanes, account, "li");
    await expect(node.lanes.run(account, poison())).rejects.toThrow();
    const { desk } = await done(node.lanes.run(account, write("li")));
    expect(desk.seq).toBe(3);
  });

  it("for an unknown account is refused", async () =>
    expect(await node.lanes.run("nowhere" as AccountId, write("li"))).toEqual({
      ok: false,
      refusal: { refusal: "account_not_found" },
    }));
});

describe("a batch while another runs", () => {
  /** The first command goes alone, then two full batches follow. */
  const rush = (texts: readonly string[]) => texts.map((t) => node.lanes.run(account, write("li", t)));
  const texts = Array.from({ length: 600 }, (_, i) => `${i}`);
  const stored = () =>
    column(
      "content ->> 'text' as value from messages where account_id = $1 and direction = 'in' order by seq",
    );

  it("[FD2] keeps the order", async () => {
    await Promise.all(rush(texts).map(done));
    expect(await stored()).toEqual(texts);
  });

  it("is decided after the retries of a failed one and keeps the order", async () => {
    const outcomes = await Promise.allSettled([
      ...rush(texts.slice(0, 300)),
      node.lanes.run(account, poison()),
      ...rush(texts.slice(300)),
    ]);
    expect(outcomes.filter((o) => o.status === "rejected")).toHaveLength(1);
    expect(outcomes[300]?.status).toBe("rejected");
    expect(await stored()).toEqual(texts);
  });

  it("[PU3] [F14] uses another connection when the first is cut and stores commands once, in order", async () => {
    const holder = new pg.Client(db.connection);
    await holder.connect();
    await holder.query("begin; lock table messages in exclusive mode");
    const pushes = texts.map((text, i) =>
      deliverPush(node.lanes, account, textPush({ openid: "li", text, msgId: `${i + 1}` })),
    );
    const settled = Promise.allSettled(pushes);
    await expect.poll(async () => (await blocked()).length, { interval: 5 }).toBe(1);
    await holder.query("select pg_terminate_backend(pid) from unnest($1::int[]) as pid", [await blocked()]);
    await holder.end();
    const outcomes = await settled;
    const acknowledged = texts.filter((_, i) => outcomes[i]?.status === "fulfilled");
    expect(await stored()).toEqual(acknowledged);
    expect(acknowledged.length).toBeGreaterThanOrEqual(300);
  });
});

it("[PU3] [F14] a deadlock victim is retried automatically and applied once", async () => {
  const [gate, holder] = [new pg.Client(db.connection), new pg.Client(db.connection)];
  await Promise.all([gate.connect(), holder.connect()]);
  await gate.query("begin; lock table conversations in exclusive mode");
  // The lane checks for a deadlock after a second and the holder never, so the holder waits first.
  await holder.query("begin; set local deadlock_timeout = '1min'; lock table messages in exclusive mode");
  const pushes = ["1", "2", "3"].map((msgId) => textPush({ openid: "li", text: msgId, msgId }));
  const settled = Promise.allSettled(pushes.map((plain) => deliverPush(node.lanes, account, plain)));
  await expect.poll(async () => (await blocked()).length, { interval: 5 }).toBe(1);
  // A table lock goes to the first waiter; a row lock could go to the lane again.
  const held = holder.query("lock table accounts in exclusive mode");
  await expect.poll(async () => (await blocked()).length, { interval: 5 }).toBe(2);
  await gate.query("rollback");
  await held;
  await holder.query("rollback");
  await Promise.all([gate.end(), holder.end()]);
  const outcomes = await settled;
  const refused = outcomes.flatMap((o) => (o.status === "rejected" ? [o.reason.code] : []));
  const stored =
    "content ->> 'text' as value from messages where account_id = $1 and direction = 'in' order by seq";
  expect([refused, await column(stored)]).toEqual([[], ["1", "2", "3"]]);
});

describe("the queue", () => {
  it("[PU3] throws LaneFull beyond its limit and loses nothing before it", async () => {
    const small = openNode(db, clock, { maxQueue: 3 });
    const holder = new pg.Client(db.connection);
    await holder.connect();
    await holder.query("begin");
    await holder.query("select from accounts where id = $1 for update", [account]);
    const first = small.lanes.run(account, write("li", "1"));
    await expect.poll(async () => (await blocked()).length, { interval: 5 }).toBe(1);
    const accepted = [first, ...[2, 3, 4].map((i) => small.lanes.run(account, write("li", `${i}`)))];
    await expect(small.lanes.run(account, write("li", "5"))).rejects.toThrow(LaneFull);
    expect(small.lanes.depth()).toBe(3);
    await holder.query("rollback");
    await Promise.all(accepted.map(done));
    await holder.end();
    await small.close();
    expect(await column("count(*) as value from messages where account_id = $1")).toEqual([4]);
  });

  it("[PU3] fails all forty at once when the database dies, and resumes when it returns", async () => {
    const proxy = await openDatabaseProxy(db);
    const lost = openNode(proxy, clock);
    await done(lost.lanes.run(account, write("li")));
    const holder = new pg.Client(db.connection);
    await holder.connect();
    await holder.query("begin");
    await holder.query("select from accounts where id = $1 for update", [account]);
    const waiting = Array.from({ length: 40 }, (_, i) => lost.lanes.run(account, write(`c${i}`)));
    const settled = Promise.allSettled(waiting);
    await expect.poll(async () => (await blocked()).length, { interval: 5 }).toBe(1);
    const since = performance.now();
    proxy.die();
    const outcomes = await settled;
    expect(outcomes.map(({ status }) => status)).toEqual(waiting.map(() => "rejected"));
    expect(performance.now() - since, "nobody waits for a connection as long as they may (DE5)").toBeLessThan(
      2_000,
    );
    expect(proxy.refusedConnections(), "nobody tries for themselves").toBeLessThan(5);
    await holder.query("rollback");
    proxy.rise();
    const { facts } = await done(lost.lanes.run(account, write("li")));
    expect(facts).toHaveLength(1);
    expect(await column("count(*) as value from messages where account_id = $1")).toEqual([2]);
    await holder.end();
    await lost.close();
    proxy.close();
  });

  it("[DE5] queued commands fail as soon as the running one finds the database unresponsive", async () => {
    fakeDeadlines();
    const proxy = await openDatabaseProxy(db);
    const lost = openNode(proxy, clock);
    await done(lost.lanes.run(account, write("li")));
    proxy.hang();
    const first = lost.lanes.run(account, write("li"));
    await expect.poll(() => lost.lanes.depth(), { interval: 5 }).toBe(0);
    const settled = Promise.allSettled([first, lost.lanes.run(account, write("wu"))]);
    expect(await elapseUntil(settled)).toBeLessThan(6_000);
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    proxy.close();
    await lost.close();
  });
});

describe("two servers", () => {
  it("[FD2] give every event the next seq, without a gap", async () => {
    const other = openNode(db, clock);
    const nodes = [node, other];
    await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        done((nodes[i % 2] as Node).lanes.run(account, write(`c${i % 40}`))),
      ),
    );
    await other.close();
    const seqs = await column<number>("seq as value from events where account_id = $1 order by seq");
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
    expect(await column("head_seq as value from accounts where id = $1")).toEqual([seqs.length]);
  });
});

it("[FD2] commits a side effect with its batch, or neither", async () => {
  await db.pool.query("create table if not exists marks (id text)");
  const input = (id: string, fails: boolean) => ({
    command: write("li", id),
    async sideEffect(client: pg.ClientBase) {
      await client.query("insert into marks values ($1)", [id]);
      if (fails) throw new Error("no");
    },
  });
  const outcomes = await Promise.allSettled([
    node.lanes.runInput(account, input("refused", true)),
    node.lanes.runInput(account, input("written", false)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect((await db.pool.query("select id from marks")).rows).toEqual([{ id: "written" }]);
  expect(
    await column("content ->> 'text' as value from messages where account_id = $1 and direction = 'in'"),
  ).toEqual(["written"]);
});

it("[FD4] [FD10] answers a committed command although the notifier throws", async () => {
  const failures: unknown[] = [];
  const broken = openNode(db, clock, {
    notifier: {
      accountChanged() {
        throw new Error("notifier");
      },
      outboxChanged: () => undefined,
    },
    log: { error: ({ err }: { err: Error }) => failures.push(err.message) },
  });
  for (const text of ["first", "second"]) await done(broken.lanes.run(account, write("li", text)));
  expect(failures).toEqual(["notifier", "notifier"]);
  await broken.close();
});
