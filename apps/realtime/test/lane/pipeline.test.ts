// A round that leaves behind one that commits rests on it: what becomes of the first decides about both.
import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { armFailpoints, disarmFailpoints } from "../../src/failpoint.ts";
import { Pipeline } from "../../src/lane/pipeline.ts";
import { ann } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, deliverPush, type Node, newClock, openNode, textPush, write } from "./account.ts";

let db: TestDatabase;
let node: Node;
let account: AccountId;
const clock = newClock();

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  node = openNode(db, clock);
  account = await createAccount(db.pool, [ann]);
  for (let i = 0; i < 20; i++) await push(`before ${i}`);
  return async () => {
    disarmFailpoints();
    await node.close();
  };
});
afterAll(() => db.drop());

const msgIds = new Map<string, string>();

/** Each text has a message id of its own, so that saying it again is saying it twice. */
function push(text: string, at = node) {
  const msgId = msgIds.get(text) ?? `${msgIds.size + 1}`;
  msgIds.set(text, msgId);
  return deliverPush(at.lanes, account, textPush({ openid: "li", msgId, text }));
}

const before = Array.from({ length: 20 }, (_, i) => `before ${i}`);
/** More than one round takes. */
const rush = Array.from({ length: 300 }, (_, i) => `rush ${i}`);

/** How many rounds were sent behind one that was not yet committed. */
const countFollowing = (onFollowing = () => {}): (() => number) => {
  const rounds = watchRounds(onFollowing);
  return () => rounds.following;
};

/** The rounds that are sent: how many behind another, at most at once, and which was heard of when, by the order they left in. */
function watchRounds(onFollowing = () => {}) {
  const { send } = Pipeline.prototype;
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const rounds = { begun, sent: 0, following: 0, mostUnderWay: 0, heard: [] as number[] };
  const spy = vi.spyOn(Pipeline.prototype, "send").mockImplementation(async function (
    this: Pipeline,
    batches,
  ) {
    const nth = rounds.sent++;
    begin();
    if (this.inFlight > 0 && rounds.following++ === 0) onFollowing();
    const told = send.call(this, batches);
    rounds.mostUnderWay = Math.max(rounds.mostUnderWay, this.inFlight);
    const ok = await told;
    rounds.heard.push(nth);
    return ok;
  });
  onTestFinished(() => spy.mockRestore());
  return rounds;
}

/** Said in this order, each once, and kept as often; the log has no hole. */
async function expectSaid(texts: readonly string[]): Promise<void> {
  const { rows: said } = await db.pool.query<{ text: string }>(
    `select content ->> 'text' as text from messages where account_id = $1 and direction = 'in' order by seq`,
    [account],
  );
  expect(said.map((m) => m.text)).toEqual(texts);
  const { rows } = await db.pool.query<{ head: number; events: number; pushes: number }>(
    `select head_seq::int as head, (select count(*)::int from events where account_id = a.id) as events,
            (select count(*)::int from pushes where account_id = a.id) as pushes from accounts a where id = $1`,
    [account],
  );
  expect(rows[0]?.events).toBe(rows[0]?.head);
  expect(rows[0]?.pushes).toBe(texts.length);
}

it("[FD2] in a rush a round leaves behind the one that commits, and what was said stays in order", async () => {
  const following = countFollowing();
  const outcomes = await Promise.all(rush.map((text) => push(text)));
  expect(outcomes.every((o) => o.ok && o.facts.length > 0)).toBe(true);
  expect(following()).toBeGreaterThan(0);
  await expectSaid([...before, ...rush]);
});

it("[PU4] the first round fails for a push that is here already: both are decided again, in order", async () => {
  const following = countFollowing();
  const all = ["before 7", ...rush];
  const outcomes = await Promise.all(all.map((text) => push(text)));
  expect(outcomes.map((o) => o.ok && o.facts.length > 0)).toEqual([false, ...rush.map(() => true)]);
  expect(following()).toBeGreaterThan(0);
  await expectSaid([...before, ...rush]);
});

it("[FD2] a push that is here already, in the second round", async () => {
  const all = [...rush.slice(0, 150), "before 7", ...rush.slice(150)];
  await Promise.all(all.map((text) => push(text)));
  await expectSaid([...before, ...rush]);
});

it("[FD2] somebody else was there meanwhile: neither round counts, and nobody's word is lost", async () => {
  const other = openNode(db, clock);
  onTestFinished(() => other.close());
  await push("by the other", other);
  await Promise.all(rush.map((text) => push(text)));
  await expectSaid([...before, "by the other", ...rush]);
});

it("[PU3] it is not known whether the first round was committed: nothing is there twice", async () => {
  const following = countFollowing(() => armFailpoints("lane.after_commit:throw:once")); // of the round before it
  await Promise.all(rush.map((text) => push(text)));
  expect(following()).toBeGreaterThan(0);
  await expectSaid([...before, ...rush]);
});

it("[FD2] [FD10] what became of a round is heard after that of the one before it, however long that is looked for in the log", {
  tags: ["slow"],
}, async () => {
  const held = Promise.withResolvers<void>();
  const rounds = watchRounds(() => {
    armFailpoints("lane.after_commit:throw:once"); // of the round before it
    const connect = node.pool.connect.bind(node.pool);
    node.pool.connect = (async () => {
      await held.promise;
      return connect();
    }) as typeof connect;
  });
  const both = `select from messages where account_id = $1 and content ->> 'text' like 'rush%' group by xmin::text`;
  const all = Promise.all(rush.map((text) => push(text)));
  await expect.poll(async () => (await db.pool.query(both, [account])).rowCount, { interval: 1 }).toBe(2);
  held.resolve();
  await all;
  expect(rounds.heard).toEqual(Array.from({ length: rounds.sent }, (_, nth) => nth));
});

it("[FD2] however many wait, two rounds are under way at most, and none takes more than 256 of them", async () => {
  const rounds = watchRounds();
  const crowd = Array.from({ length: 1_500 }, (_, i) => `crowd ${i}`);
  await Promise.all(crowd.map((text) => push(text)));
  expect(rounds.mostUnderWay).toBe(2);
  const { rows } = await db.pool.query<{ most: number }>(
    `select max(n)::int as most from (select count(*) as n from messages where account_id = $1 group by xmin::text) t`,
    [account],
  );
  expect(rows).toEqual([{ most: 256 }]);
});

it("[FD2] a few that come while a round commits wait for it, and go together", async () => {
  const rounds = watchRounds();
  const first = push("first");
  await rounds.begun;
  await Promise.all([first, ...rush.slice(0, 31).map((text) => push(text))]);
  expect([rounds.sent, rounds.following]).toEqual([2, 0]);
});

it("[PU3] [F14] the connection dies with both rounds on it: nothing is lost, nothing is there twice", async () => {
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`;
  const killed: Promise<unknown>[] = [];
  const following = countFollowing(() => void killed.push(db.pool.query(kill)));
  await Promise.allSettled(rush.map((text) => push(text)));
  expect(following()).toBeGreaterThan(0);
  await Promise.all(killed);
  for (const text of rush) await push(text); // as WeChat does with what was not acknowledged
  const { rows } = await db.pool.query<{ text: string }>(
    `select content ->> 'text' as text from messages where account_id = $1 and direction = 'in'`,
    [account],
  );
  expect(rows.map((m) => m.text).toSorted()).toEqual([...before, ...rush].toSorted());
});

it("[FD2] what is written alongside waits for the round before it, and keeps its place", async () => {
  const laden = node.lanes.runEntry(account, {
    command: write("li", "laden"),
    alongside: async (client) => void (await client.query("select 1")),
  });
  const after = Promise.all(rush.map((text) => push(text)));
  const late = node.lanes.runEntry(account, {
    command: write("li", "laden late"),
    alongside: async (client) => void (await client.query("select 1")),
  });
  await Promise.all([laden, after, late]);
  const { rows } = await db.pool.query<{ text: string }>(
    `select content ->> 'text' as text from messages where account_id = $1 and direction = 'in' order by seq`,
    [account],
  );
  expect(rows.map((m) => m.text)).toEqual([...before, "laden", ...rush, "laden late"]);
});
