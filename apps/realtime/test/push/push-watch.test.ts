import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readMessages } from "../../src/conversations/messages.ts";
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

let db: TestDatabase;
let clock: TestClock;
let node: Node;
let watch: PushWatch;
let account: AccountId;
let counted: number;

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  clock = newClock();
  node = openNode(db, clock);
  account = await createAccount(db.pool, [ann]);
  await db.pool.query(`update accounts set first_push_at = 1 where id = $1`, [account]);
  await db.pool.query(`delete from push_door`);
  counted = 0;
  const onGap = () => void counted++;
  watch = startPushWatch({ pool: node.pool, clock, lanes: node.lanes, log: silent, onGap });
  await watch.look();
});
afterEach(async () => {
  await watch.stop();
  await node.close();
});
afterAll(() => db.drop());

/** For so long nobody kept anything, by the database's clock and by ours. */
async function closedFor(ms: number): Promise<void> {
  await db.pool.query(`update push_door set real_at = real_at - $1`, [ms]);
  clock.elapse(ms);
}
const gaps = async (id = account) =>
  (await db.pool.query(`select from_at as "from", to_at as "to" from push_gaps where account_id = $1`, [id]))
    .rows;
const told = async () => (await readBoard(node.pool, account, clock.now()))?.happenings.map((h) => h.what);

it("[PU8] [F5] when nobody could keep a push for longer than WeChat tries, that time is a gap, told on the board", async () => {
  const from = clock.now();
  await closedFor(30 * second);
  await watch.look();
  await watch.look();
  expect(await gaps()).toEqual([{ from, to: from + 30 * second }]);
  expect(await told()).toEqual(["pushes_missed"]);
  expect(counted).toBe(1);
});

it("[PU8] a shorter break is none, nor is a clock that was moved; who was never pushed to misses nothing", async () => {
  const fresh = await createAccount(db.pool, [ann]);
  await closedFor(6 * second);
  await watch.look();
  clock.elapse(3 * hour);
  await watch.look();
  expect(await gaps()).toEqual([]);
  await closedFor(minute);
  await watch.look();
  expect([await gaps(), await gaps(fresh)]).toEqual([[expect.anything()], []]);
});

it("[PU8] of two servers that come back one tells it", async () => {
  const other = startPushWatch({ pool: node.pool, clock, lanes: node.lanes, log: silent });
  await closedFor(minute);
  await Promise.all([watch.look(), other.look()]);
  await Promise.all([watch.look(), other.look()]);
  await other.stop();
  expect(await told()).toEqual(["pushes_missed"]);
});

it("[PU8] a page of messages brings the gaps of its time, and of two days around it", async () => {
  const session = await writeAs(node.lanes, account, "li");
  const at = clock.now();
  const note = (from: number) =>
    done(node.lanes.run(account, { do: "note_gap", gap: { from, to: from + minute } }));
  for (const from of [at - 72 * hour, at - hour, at + 47 * hour, at + 72 * hour]) await note(from);
  const page = await readMessages(node.pool, account, session.conversationId, { limit: 50 });
  expect(page.gaps.map((g) => g.from)).toEqual([at - hour, at + 47 * hour]);
});

it("[PU9] [AL4] silence for longer than is usual is told, and that WeChat is heard again; outside of opening hours nothing", async () => {
  const closed = { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] };
  const push = (msgId: string) =>
    deliverPush(node.lanes, account, textPush({ openid: "li", msgId }), clock.now());
  await done(node.lanes.run(account, { do: "change_account", change: { pushSilenceMs: 20 * minute } }));
  await push("1");
  clock.elapse(19 * minute);
  await watch.look();
  expect(await told()).toEqual([]);
  clock.elapse(2 * minute);
  await watch.look();
  await watch.look();
  expect(await told()).toEqual(["pushes_ceased"]);
  await push("2");
  await watch.look();
  expect(await told()).toEqual(["pushes_came_back", "pushes_ceased"]);
  await done(node.lanes.run(account, { do: "change_account", change: { openingHours: closed } }));
  clock.elapse(hour);
  await watch.look();
  expect(await told()).toHaveLength(2);
});
