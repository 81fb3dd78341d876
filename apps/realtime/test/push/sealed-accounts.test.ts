import { randomBytes } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Logger } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { opens as opensWith } from "../../src/accounts/check-key.ts";
import { sealSecret } from "../../src/accounts/secrets.ts";
import { type PushWatch, startPushWatch } from "../../src/push/push-watch.ts";
import { minute, second } from "../desk/scenario.ts";
import { type Node, newClock, openNode, type TestClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { closeFor, gapsOf, pushedAccount } from "./outage.ts";

let db: TestDatabase;
let clock: TestClock;
let node: Node;
let watch: PushWatch;
/** An account sealed with `key`, and one that either key opens. */
let sealed: AccountId;
let account: AccountId;
let log: Logger;
let logged: number;

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  clock = newClock();
  node = openNode(db, clock);
  await db.pool.query(`delete from push_door`);
  logged = 0;
  log = silent.child({});
  log.warn = (facts: object) => void ("gap" in facts && logged++);
  sealed = await pushedAccount(db);
  const first = startPushWatch({ pool: node.pool, clock, lanes: node.lanes, log, opens: () => true });
  await first.look();
  await first.stop();
  await sealWith(key);
  account = await pushedAccount(db);
});
afterEach(async () => {
  await watch.stop();
  await node.close();
});
afterAll(() => db.drop());

const closedFor = (ms: number) => closeFor(db, clock, ms);
const gaps = (id = account) => gapsOf(db, id);

const [key, another] = [randomBytes(32), randomBytes(32)];
const sealWith = (secretKey: Buffer) =>
  db.pool.query(`update accounts set credentials = $2 where id = $1`, [
    sealed,
    sealSecret(secretKey, "{}", sealed),
  ]);
const startedWith = (secretKey: Buffer) =>
  startPushWatch({
    ...{ pool: node.pool, clock, lanes: node.lanes, log },
    // Either key opens the other accounts.
    opens: (it) => it.appId !== sealed || opensWith(secretKey, it),
  });
async function shutFor(ms: number): Promise<void> {
  await db.pool.query(`update shut_accounts set real_at = real_at - $1::bigint`, [ms]);
  clock.elapse(ms);
}

describe("accounts whose credentials the SECRET_KEY cannot decrypt", () => {
  it("[PU8] have an ingestion outage of their own until a server decrypts them", async () => {
    const from = clock.now();
    watch = startedWith(another);
    await watch.look();
    await shutFor(minute);
    await watch.look();
    expect(await gaps(sealed)).toEqual([]);
    await watch.stop();
    watch = startedWith(key);
    await watch.look();
    await watch.look();
    expect([await gaps(sealed), await gaps()]).toEqual([[{ from, to: from + minute }], []]);
    expect(logged).toBe(1);
  });

  it("[PU8] continue an earlier outage until their credentials are entered again", async () => {
    const from = clock.now();
    await closedFor(30 * second);
    watch = startedWith(another);
    await watch.look();
    const back = clock.now();
    await shutFor(minute);
    await sealWith(another);
    await watch.look();
    expect(await gaps()).toEqual([{ from, to: back }]);
    expect(await gaps(sealed)).toEqual([{ from, to: back + minute }]);
  });

  it("[PU8] have no outage while another server decrypts them, and one after it is gone", async () => {
    const good = startedWith(key);
    watch = startedWith(another);
    for (let i = 0; i < 3; i++) {
      await watch.look();
      await good.look();
      await closedFor(6 * second);
      await shutFor(6 * second);
    }
    await good.stop();
    await watch.look();
    await shutFor(minute);
    expect(await gaps(sealed)).toEqual([]);
    await watch.stop();
    watch = startedWith(key);
    await watch.look();
    expect(await gaps(sealed)).toHaveLength(1);
  });

  it("[PU8] have an outage if a server that is gone sealed them later", async () => {
    await sealWith(another);
    watch = startedWith(another);
    await watch.look();
    await sealWith(key);
    await watch.look();
    const from = clock.now();
    await shutFor(minute);
    await watch.stop();
    watch = startedWith(key);
    await watch.look();
    expect([await gaps(sealed), await gaps()]).toEqual([[{ from, to: from + minute }], []]);
  });

  it("[PU8] have no outage without pushes or within ten seconds", async () => {
    await db.pool.query(`update accounts set first_push_at = null where id = $1`, [sealed]);
    for (const shutMs of [minute, 9 * second]) {
      watch = startedWith(another);
      await watch.look();
      await shutFor(shutMs);
      await watch.stop();
      watch = startedWith(key);
      await watch.look();
      await db.pool.query(`update accounts set first_push_at = 1 where id = $1`, [sealed]);
      await watch.stop();
    }
    expect(await gaps(sealed)).toEqual([]);
  });
});
