import type { AccountId } from "@jieru/shared/domain/ids";
import { selfCheckAnswer } from "@jieru/shared/protocol/self-check";
import { expect, it } from "vitest";
import { readAccountState } from "../../src/self-check/account-state.ts";
import { ann, root, second } from "../desk/scenario.ts";
import {
  createAccount,
  deliverPush,
  done,
  messageOf,
  type Node,
  pickUp,
  reply,
  type TestClock,
  textPush,
  writeAs,
} from "../lane/account.ts";
import { nodeForEach } from "../lane/node-fixtures.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let node: Node;
let clock: TestClock;
let account: AccountId;

nodeForEach(async (open, at, database) => {
  [node, clock, db] = [open, at, database];
  account = await createAccount(db.pool, [ann]);
});

const state = async () => {
  const read = await readAccountState(node.pool, account);
  return selfCheckAnswer.pick({ seq: true, replies: true, heardAt: true }).parse(read);
};
const headSeq = async (): Promise<number> =>
  (await db.pool.query(`select head_seq from accounts where id = $1`, [account])).rows[0].head_seq;

it("[SC4] reports an account's log position, waiting replies and last push", async () => {
  expect(await state()).toEqual({
    seq: await headSeq(),
    replies: { waiting: 0, since: null },
    heardAt: null,
  });
  await deliverPush(node.lanes, account, textPush({ openid: "li", msgId: "1" }), clock.now());
  const heardAt = clock.now();
  const session = await writeAs(node.lanes, account, "li");
  await done(node.lanes.run(account, pickUp("ann", session)));
  clock.elapse(5 * second);
  const first = clock.now();
  const { facts } = await done(node.lanes.run(account, reply("ann", session)));
  clock.elapse(5 * second);
  await done(node.lanes.run(account, reply("ann", session)));
  expect(await state()).toEqual({
    seq: await headSeq(),
    replies: { waiting: 2, since: first },
    heardAt,
  });
  const messageId = messageOf(facts).id;
  await done(node.lanes.run(account, { do: "start_delivery", messageId }));
  await done(node.lanes.run(account, { do: "finish_delivery", messageId, outcome: { kind: "sent" } }));
  expect((await state()).replies).toEqual({ waiting: 1, since: first + 5 * second });
});

it("[SC4] reports nothing of another or an unknown account", async () => {
  const session = await writeAs(node.lanes, account, "li");
  await done(node.lanes.run(account, pickUp("ann", session)));
  await done(node.lanes.run(account, reply("ann", session)));
  const other = await createAccount(db.pool, [root]);
  expect(await readAccountState(node.pool, other)).toEqual({
    seq: 0,
    replies: { waiting: 0, since: null },
    heardAt: null,
  });
  expect(await readAccountState(node.pool, "01nobody" as AccountId)).toBeNull();
});
