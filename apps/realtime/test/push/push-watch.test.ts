import type { AccountId } from "@jieru/shared/domain/ids";
import type { Logger } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readMessages } from "../../src/conversations/messages.ts";
import { LaneFull } from "../../src/lane/lane.ts";
import { type PushWatch, startPushWatch } from "../../src/push/push-watch.ts";
import { readBoard } from "../../src/supervise/board.ts";
import { ann, hour, minute, second } from "../desk/scenario.ts";
import {
  createAccount,
  deliverPush,
  done,
  type Node,
  newClock,
  openNode,
  type TestClock,
  textPush,
  writeAs,
} from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { closeFor, gapsOf, pushedAccount } from "./outage.ts";

let db: TestDatabase;
let clock: TestClock;
let node: Node;
let watch: PushWatch;
let account: AccountId;
let log: Logger;
let logged: number;
const opens = () => true;

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  clock = newClock();
  node = openNode(db, clock);
  account = await pushedAccount(db);
  await db.pool.query(`delete from push_door`);
  logged = 0;
  log = silent.child({});
  log.warn = (facts: object) => void ("gap" in facts && logged++);
  watch = startPushWatch({ pool: node.pool, clock, lanes: node.lanes, log, opens });
  await watch.look();
});
afterEach(async () => {
  await watch.stop();
  await node.close();
});
afterAll(() => db.drop());

const closedFor = (ms: number) => closeFor(db, clock, ms);
const gaps = (id = account) => gapsOf(db, id);
const silentSince = async () =>
  (await readBoard(node.pool, account, clock.now()))?.happenings.map((h) => h.what);

it("[PU8] [F5] over ten seconds without a server are an ingestion outage on the team page", async () => {
  const from = clock.now();
  const closedMs = 10 * second + 10;
  await closedFor(closedMs);
  await watch.look();
  await watch.look();
  expect(await gaps()).toEqual([{ from, to: from + closedMs }]);
  expect(await silentSince()).toEqual(["pushes_missed"]);
  expect(logged).toBe(1);
});

it("[PU8] shorter breaks, clock changes and accounts without pushes cause no outage", async () => {
  const fresh = await createAccount(db.pool, [ann]);
  await closedFor(9 * second);
  await watch.look();
  clock.elapse(3 * hour);
  await watch.look();
  expect(await gaps()).toEqual([]);
  await closedFor(minute);
  await watch.look();
  expect([await gaps(), await gaps(fresh)]).toEqual([[expect.anything()], []]);
});

it("[PU8] one of two servers that return reports the outage", async () => {
  const other = startPushWatch({ pool: node.pool, clock, lanes: node.lanes, log: silent, opens });
  await closedFor(minute);
  await Promise.all([watch.look(), other.look()]);
  await Promise.all([watch.look(), other.look()]);
  await other.stop();
  expect(await silentSince()).toEqual(["pushes_missed"]);
});

it("[PU8] a page of messages includes outages of its time and two days around it", async () => {
  const session = await writeAs(node.lanes, account, "li");
  const at = clock.now();
  const note = (from: number) =>
    done(node.lanes.run(account, { do: "note_gap", gap: { from, to: from + minute } }));
  for (const from of [at - 72 * hour, at - hour, at + 47 * hour, at + 72 * hour]) await note(from);
  const page = await readMessages(
    node.pool,
    { accountId: account, conversationId: session.conversationId, limit: null },
    { limit: 50 },
  );
  expect(page.gaps.map((g) => g.from)).toEqual([at - hour, at + 47 * hour]);
});

it("[PU9] [AL4] unusual silence and its end are reported within opening hours", async () => {
  const closed = { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] };
  const push = (msgId: string) =>
    deliverPush(node.lanes, account, textPush({ openid: "li", msgId }), clock.now());
  await done(
    node.lanes.run(account, { do: "change_account", by: null, change: { pushSilenceMs: 20 * minute } }),
  );
  await push("1");
  clock.elapse(19 * minute);
  await watch.look();
  expect(await silentSince()).toEqual([]);
  clock.elapse(2 * minute);
  await watch.look();
  await watch.look();
  expect(await silentSince()).toEqual(["pushes_ceased"]);
  await push("2");
  await watch.look();
  expect(await silentSince()).toEqual(["pushes_came_back", "pushes_ceased"]);
  await done(node.lanes.run(account, { do: "change_account", by: null, change: { openingHours: closed } }));
  clock.elapse(hour);
  await watch.look();
  expect(await silentSince()).toHaveLength(2);
});

it("[MA13] [PU9] an account removed during a silence is skipped and disturbs no other", async () => {
  await done(
    node.lanes.run(account, { do: "change_account", by: null, change: { pushSilenceMs: 20 * minute } }),
  );
  const gone = await pushedAccount(db);
  await db.pool.query(
    `update accounts set removed_at = 0, first_push_at = null, last_push_at = $2::bigint, pushes_silent_since = $2::bigint - 1 where id = $1`,
    [gone, clock.now()],
  );
  await deliverPush(node.lanes, account, textPush({ openid: "li", msgId: "1" }), clock.now());
  clock.elapse(21 * minute);
  await watch.look();
  expect(await silentSince()).toEqual(["pushes_ceased"]);
});

it("[AL4] [PU9] a silence after a fast clock was corrected is reported on time", async () => {
  const pushAt = (msgId: string) =>
    deliverPush(node.lanes, account, textPush({ openid: "li", msgId }), clock.now());
  const heardAt = async () => (await readBoard(node.pool, account, clock.now()))?.heardAt;
  await done(
    node.lanes.run(account, { do: "change_account", by: null, change: { pushSilenceMs: 20 * minute } }),
  );
  const isAhead = () =>
    db.pool.query(`update accounts set last_push_at = $2 where id = $1`, [account, clock.now() + 24 * hour]);
  await pushAt("1");
  await isAhead();
  await pushAt("2");
  expect(await heardAt()).toBe(clock.now());
  await isAhead();
  await pushAt("2");
  expect(await heardAt()).toBe(clock.now());
  await isAhead();
  await pushAt("3");
  expect(await heardAt()).toBe(clock.now());
  clock.elapse(21 * minute);
  await watch.look();
  expect(await silentSince()).toEqual(["pushes_ceased"]);
});

it("[AL4] [PU9] a server outage does not count as WeChat's silence", async () => {
  await done(
    node.lanes.run(account, { do: "change_account", by: null, change: { pushSilenceMs: 20 * minute } }),
  );
  await deliverPush(node.lanes, account, textPush({ openid: "li", msgId: "away" }), clock.now());
  clock.elapse(5 * minute);
  await watch.look();
  await closedFor(3 * hour);
  await watch.look();
  const backAt = clock.now();
  expect((await readBoard(node.pool, account, backAt))?.heardAt).toBe(backAt);
  clock.elapse(19 * minute);
  await watch.look();
  expect(await silentSince()).toEqual(["pushes_missed"]);
  clock.elapse(2 * minute);
  await watch.look();
  expect(await silentSince()).toEqual(["pushes_ceased", "pushes_missed"]);
});

it("[PU8] [PU9] an account whose silence cannot be reported gets no outage for it", async () => {
  await done(
    node.lanes.run(account, { do: "change_account", by: null, change: { pushSilenceMs: 20 * minute } }),
  );
  await db.pool.query(`update accounts set last_push_at = $2 where id = $1`, [account, clock.now()]);
  await watch.stop();
  const run = () => Promise.reject(new LaneFull());
  watch = startPushWatch({ pool: node.pool, clock, lanes: { run } as never, log: silent, opens });
  clock.elapse(21 * minute);
  for (let i = 0; i < 3; i++) {
    await closedFor(6 * second);
    await expect(watch.look()).rejects.toThrow(LaneFull);
  }
  await watch.stop();
  watch = startPushWatch({ pool: node.pool, clock, lanes: node.lanes, log: silent, opens });
  await watch.look();
  expect(await gaps()).toEqual([]);
});

it("[SU10] an account that cannot be notified delays no start, and is notified later", async () => {
  const refusing = account;
  account = await pushedAccount(db);
  await watch.stop();
  const from = clock.now();
  await closedFor(minute);
  let refuses = true;
  const run: Node["lanes"]["run"] = (id, command) =>
    refuses && id === refusing ? Promise.reject(new LaneFull()) : node.lanes.run(id, command);
  const warned: unknown[] = [];
  log.warn = (facts: { err?: unknown }) => void warned.push(facts.err);
  watch = startPushWatch({ pool: node.pool, clock, lanes: { ...node.lanes, run }, log, opens });
  await watch.begin();
  expect(warned).toContainEqual(new LaneFull());
  expect([await gaps(refusing), await gaps()]).toEqual([[], [{ from, to: clock.now() }]]);
  refuses = false;
  await watch.look();
  expect(await gaps(refusing)).toEqual([{ from, to: clock.now() }]);
});

it("[SU10] an unavailable database prevents the start", async () => {
  await watch.stop();
  const pool = {
    connect: () => Promise.reject(new Error("away")),
    query: () => Promise.reject(new Error("away")),
  };
  watch = startPushWatch({ pool: pool as never, clock, lanes: node.lanes, log, opens });
  await expect(watch.begin()).rejects.toThrow("away");
});

async function pushedAccounts(count: number): Promise<AccountId[]> {
  const first = await createAccount(db.pool, [ann]);
  const { rows } = await db.pool.query<{ id: AccountId }>(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms,
            grace_ms, first_push_at)
     select $1 || n, $1 || n, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms, grace_ms, 1
       from accounts, generate_series(1, $2::int) n where id = $1 returning id`,
    [first, count],
  );
  return rows.map(({ id }) => id);
}
const timesTold = async (ids: AccountId[]) =>
  (
    await db.pool.query<{ times: number }>(
      `select (select count(*) from events e where e.account_id = a.id and type = 'pushes_missed') as times
         from accounts a where id = any($1) order by array_position($1, id)`,
      [ids],
    )
  ).rows.map(({ times }) => times);

it("[PU8] each account is notified once, also if one is unreachable at first", async () => {
  const ids = await pushedAccounts(9);
  const unreachable = `alter table push_gaps add constraint unreachable check (account_id <> '${ids[3]}') not valid`;
  await db.pool.query(unreachable);
  await closedFor(30 * second);
  await expect(watch.look()).rejects.toThrow();
  expect(await timesTold(ids)).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1]);
  clock.elapse(2 * second);
  await expect(watch.look()).rejects.toThrow();
  await db.pool.query(`alter table push_gaps drop constraint unreachable`);
  clock.elapse(2 * second);
  await watch.look();
  await watch.look();
  expect(await timesTold(ids)).toEqual(ids.map(() => 1));
  expect(logged).toBe(1);
});

it("[PU8] each account is notified once, also if a second server takes over", async () => {
  const ids = [account, ...(await pushedAccounts(5))];
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let waiting = 0;
  const run: typeof node.lanes.run = async (...command) => {
    waiting += 1;
    await held;
    return node.lanes.run(...command);
  };
  const slow = startPushWatch({ pool: node.pool, clock, lanes: { ...node.lanes, run }, log: silent, opens });
  await closedFor(30 * second);
  const late = slow.look();
  const failed = expect(late).rejects.toThrow();
  await expect.poll(() => waiting).toBe(4);
  const ended = `select pg_terminate_backend(pid) from pg_locks where relation = 'push_door'::regclass`;
  await db.pool.query(ended);
  clock.elapse(second);
  await watch.look();
  goOn();
  await failed;
  expect(await timesTold(ids)).toEqual(ids.map(() => 1));
  await slow.stop();
});

it("[PU8] [DE5] more accounts than possible connections are notified in one scan", {
  tags: ["slow"],
}, async () => {
  const ids = await pushedAccounts(600);
  await closedFor(30 * second);
  await watch.look();
  expect(new Set(await timesTold(ids))).toEqual(new Set([1]));
  expect(await timesTold([account])).toEqual([1]);
  await db.pool.query(`update accounts set first_push_at = null where id = any($1)`, [ids]);
});
