import { randomUUID } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import { beforeEach, expect, it } from "vitest";
import { markPushes } from "../../src/lane/pushes.ts";
import { ingest } from "../../src/push/ingest.ts";
import { type PushStoring, storePush } from "../../src/push/take-push.ts";
import { anAgent } from "../desk/scenario.ts";
import { createAccount, done, type Node, newClock, start, textPush } from "../lane/account.ts";
import { nodeForAll } from "../lane/node-fixtures.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let node: Node;
let account: AccountId;
nodeForAll(newClock(), (open, database) => {
  [node, db] = [open, database];
});
beforeEach(async () => {
  account = await createAccount(db.pool, [anAgent("ann", { status: "offline" })]);
});
const crowd = 100;

async function storeCrowd(pushed: boolean): Promise<string[]> {
  const keeping = {
    pool: db.pool,
    lanes: node.lanes,
    directory: { forget: () => undefined },
    metrics: { pushes: { inc: () => undefined } },
    fetchSoon: () => undefined,
  } as unknown as PushStoring;
  const store = (n: number) => {
    const plain = textPush({ openid: `o${n}`, msgId: String(1e12 + n) });
    const times = { pushedAt: start / 1_000, receivedAt: start };
    return storePush(keeping, { id: account, pushed } as never, ingest(plain, "json", times, randomUUID));
  };
  return Promise.all(Array.from({ length: crowd }, (_, n) => store(n)));
}

const storedByTransaction = async (): Promise<number[]> =>
  (
    await db.pool.query<{ count: number }>(
      `select count(*)::int as count from pushes where account_id = $1 group by xmin::text order by 1 desc`,
      [account],
    )
  ).rows.map(({ count }) => count);

it("[HO2] [DE5] marks all pushes of a batch routed to WeChat's tool with one statement", async () => {
  await done(
    node.lanes.run(account, {
      do: "change_account",
      by: null,
      change: { handOver: "nobody_online" },
    } as never),
  );
  expect(new Set(await storeCrowd(true))).toEqual(new Set(["hand_over"]));
  const { rows } = await db.pool.query(
    `select count(*)::int as count from pushes where account_id = $1 and handed_over`,
    [account],
  );
  expect(rows).toEqual([{ count: crowd }]);
  const keys = Array.from({ length: crowd }, String);
  expect(markPushes(account, { handedOver: keys, forgotten: keys })).toHaveLength(2);
});

it("[DE5] writes at most 16 first pushes of an account in one transaction", async () => {
  await storeCrowd(false);
  const sizes = await storedByTransaction();
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(crowd);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(16);
});
