import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { type OtherAccountCounts as Counts, elsewhere } from "@jieru/shared/protocol/socket";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { ConsoleSocket } from "../../src/feed/console-socket.ts";
import { OtherAccountCounts } from "../../src/feed/other-account-counts.ts";
import { dropLeases, renewLeases } from "../../src/feed/presence-leases.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createAccount, done, newClock, pickUp, writeAs } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type FeedNode, openFeedNode } from "./test-console.ts";
import { openTestGateway, type TestGateway } from "./test-gateway.ts";

let db: TestDatabase;
let node: FeedNode;
let served: TestGateway;
let here: AccountId;
let there: AccountId;
const sockets: Socket[] = [];
const clock = newClock();
const deadline = { interval: 4 };

beforeAll(async () => {
  db = await createTestDatabase();
  node = await openFeedNode(db, clock);
  served = await openTestGateway(node, clock);
});
beforeEach(async () => {
  await db.pool.query("delete from presence_leases; delete from bindings");
  here = await createAccount(db.pool, [ann, bob]);
  there = await createAccount(db.pool, [{ ...ann, role: "admin" }]);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});
afterAll(async () => {
  await served.close();
  await node.close();
  await db.drop();
});

/** Opens a console on `here` and collects the counts of other accounts sent to it. */
async function consoleOf(agent: string, url = served.url): Promise<Counts[]> {
  const received: Counts[] = [];
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: { origin: url, cookie: agent },
  });
  sockets.push(socket);
  socket.on("elsewhere", (news: Counts) => received.push(elsewhere.parse(news)));
  expect(await socket.emitWithAck("subscribe", { accountId: here, afterSeq: 0 })).toEqual({ ok: true });
  await expect.poll(() => received.length, deadline).toBe(1);
  return received;
}
const nothing = { status: "online", waiting: 0, active: 0, unread: 0, leavesAt: null };

it("[MA3] a console gets its agent's counts of other accounts at once and on every change", async () => {
  const received = await consoleOf("ann");
  expect(received[0]).toEqual({ accounts: [{ accountId: there, ...nothing }] });
  const session = await writeAs(node.lanes, there, "li");
  await expect.poll(() => received.at(-1)?.accounts[0]?.waiting, deadline).toBe(1);
  await done(node.lanes.run(there, pickUp("ann", session)));
  await writeAs(node.lanes, there, "li");
  await expect
    .poll(() => received.at(-1)?.accounts[0], deadline)
    .toMatchObject({ waiting: 0, active: 1, unread: 2 });
});

it("[MA3] agents without other accounts are not read, and losing the last is sent once", {
  tags: ["slow"],
}, async () => {
  const queries: AgentId[][] = [];
  const pool = Object.create(node.pool, {
    query: {
      value(...query: [{ name?: string; values: [AgentId[]] }]) {
        if (query[0].name === "account_counts") queries.push(query[0].values[0]);
        return (node.pool.query as (...q: unknown[]) => unknown)(...query);
      },
    },
  });
  const received = { ann: [] as Counts[], bob: [] as Counts[] };
  const consoleAt = (agentId: "ann" | "bob") =>
    ({
      accountId: here,
      agentId,
      socket: { emit: (_event: string, news: Counts) => void received[agentId].push(news) },
    }) as unknown as ConsoleSocket;
  const sockets = [consoleAt("ann"), consoleAt("bob")];
  const numbers = new OtherAccountCounts({ pool, clock, log: silent, listSockets: () => sockets });
  const ring = () => [here, there].map((account) => numbers.markChanged(account));
  ring();
  await expect.poll(() => received.ann, deadline).toEqual([{ accounts: [{ accountId: there, ...nothing }] }]);
  await db.pool.query("delete from bindings where account_id = $1", [there]);
  ring();
  await expect.poll(() => received.ann.at(-1), deadline).toEqual({ accounts: [] });
  ring();
  numbers.moved("bob" as AgentId);
  await expect.poll(() => received.bob, deadline).toEqual([{ accounts: [] }]);
  numbers.stop();
  expect(queries).toEqual([["ann"], ["ann"], ["bob"]]);
});

it("[MA3] a hundred messages in another account make a few updates", { tags: ["slow"] }, async () => {
  const received = await consoleOf("ann");
  await Promise.all(Array.from({ length: 100 }, (_, i) => writeAs(node.lanes, there, `customer-${i}`)));
  await expect.poll(() => received.at(-1)?.accounts[0]?.waiting, deadline).toBe(100);
  expect(received.length).toBeLessThanOrEqual(4);
});

it("[MA3] the counts are read at most once a second, however often notifications arrive", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  try {
    let requestCount = 0;
    const query = async ({ name }: { name: string }) => {
      if (name === "account_counts") requestCount++;
      return { rows: [] };
    };
    const socket = {
      accountId: here,
      agentId: "ann",
      socket: { emit: () => undefined },
    } as unknown as ConsoleSocket;
    const numbers = new OtherAccountCounts({
      pool: { query } as never,
      clock,
      log: silent,
      listSockets: () => [socket],
    });
    const askedAfter = async (ms: number) => {
      numbers.moved("ann" as AgentId);
      await vi.advanceTimersByTimeAsync(ms);
      return requestCount;
    };
    const counted = [];
    for (const ms of [0, 999, 1, 999, 1]) counted.push(await askedAfter(ms));
    expect(counted).toEqual([1, 1, 2, 2, 3]);
    numbers.stop();
  } finally {
    vi.useRealTimers();
  }
});

it("[MA3] [MA5] the counts contain no customer data and go only to agents bound there", {
  tags: ["slow"],
}, async () => {
  const [anns, bobs] = [await consoleOf("ann"), await consoleOf("bob")];
  expect(bobs).toEqual([{ accounts: [] }]);
  await writeAs(node.lanes, there, "a-customer-of-there");
  await expect.poll(() => anns.length, deadline).toBe(2);
  expect(JSON.stringify(anns)).not.toContain("customer");
  expect(bobs).toHaveLength(1);
});

it("[MA2] active sessions of another account show the end of the grace time", async () => {
  const session = await writeAs(node.lanes, there, "li");
  await done(node.lanes.run(there, pickUp("ann", session)));
  await db.pool.query("update bindings set last_seen_at = $2 where account_id = $1", [there, clock.now()]);
  const received = await consoleOf("ann");
  expect(received[0]?.accounts[0]).toMatchObject({ active: 1, leavesAt: clock.now() + 180_000 });
});

it("[MA2] a console that changes accounts gets the grace time also after a late disconnection", async () => {
  const session = await writeAs(node.lanes, there, "li");
  await done(node.lanes.run(there, pickUp("ann", session)));
  const ann = { accountId: there, agentId: "ann" as AgentId };
  await renewLeases(db.pool, "one", [ann], clock.now());
  const left = Promise.withResolvers<void>();
  const gateway = await openTestGateway(node, clock, { onPresent: () => left.promise });
  const received = await consoleOf("ann", gateway.url);
  expect(received[0]?.accounts[0]).toMatchObject({ active: 1, leavesAt: null });
  await dropLeases(db.pool, "one", [ann], clock.now());
  left.resolve();
  await expect.poll(() => received.at(-1)?.accounts[0]?.leavesAt, deadline).toBe(clock.now() + 180_000);
  await gateway.close();
});

it("[MA4] binding and unbinding in another account is sent at once", { tags: ["slow"] }, async () => {
  const received = await consoleOf("bob");
  const bound = { do: "bind_agent", agentId: "bob" as AgentId, name: "Bob", role: "agent" } as const;
  await done(node.lanes.run(there, bound));
  await expect.poll(() => received.at(-1)?.accounts.map((a) => a.accountId), deadline).toEqual([there]);
  await done(node.lanes.run(there, { do: "unbind_agent", agentId: "bob" as AgentId, by: "ann" as AgentId }));
  await expect.poll(() => received.at(-1)?.accounts, deadline).toEqual([]);
});
