import { randomBytes } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { type AccountDirectory, createAccountDirectory } from "../../src/accounts/account-directory.ts";
import { sealSecret } from "../../src/accounts/secrets.ts";
import { createAccount } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

const secretKey = randomBytes(32);
let db: TestDatabase;
let directory: AccountDirectory;
let queryCount: number;

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(() => {
  queryCount = 0;
  const pool = Object.assign(Object.create(db.pool) as pg.Pool, {
    query(...question: Parameters<pg.Pool["query"]>) {
      queryCount++;
      return db.pool.query(...question);
    },
  });
  directory = createAccountDirectory(pool, secretKey);
});
afterAll(() => db.drop());

async function connectedAccount(): Promise<string> {
  const id = await createAccount(db.pool, []);
  const secrets = { appSecret: "s", token: "t", encodingAesKey: null, previousAesKey: null };
  const sealed = sealSecret(secretKey, JSON.stringify(secrets), id);
  await db.pool.query(`update accounts set credentials = $2 where id = $1`, [id, sealed]);
  return id;
}
async function questionsFor(appId: string): Promise<number> {
  const before = queryCount;
  for (let times = 0; times < 3; times++) await directory.findByAppId(appId);
  return queryCount - before;
}

it("[N9] an unknown AppID costs as many queries as a known one, so timing reveals nothing", async () => {
  expect(await questionsFor(await connectedAccount())).toBe(1);
  expect(await questionsFor("wx-nobody")).toBe(1);
});

it("[N9] invented AppIDs do not fill the cache: the oldest is dropped", async () => {
  for (let n = 0; n < 1_001; n++) await directory.findByAppId(`wx-nobody-${n}`);
  expect(await questionsFor("wx-nobody-1000")).toBe(0);
  expect(await questionsFor("wx-nobody-0")).toBe(1);
});

it("[MA7] a server that missed a change reads the account again after five seconds", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const appId = await connectedAccount();
  expect(await questionsFor(appId)).toBe(1);
  vi.advanceTimersByTime(4_999);
  expect(await questionsFor(appId)).toBe(0);
  vi.advanceTimersByTime(1);
  expect(await questionsFor(appId)).toBe(1);
});

it("[MA6] an AppID requested before its account existed is found once the server knows it", async () => {
  const appId = await connectedAccount();
  const later = "wx-connected-later";
  expect(await directory.findByAppId(later)).toBeNull();
  await db.pool.query(`update accounts set app_id = $2, credentials = $3 where id = $1`, [
    appId,
    later,
    sealSecret(
      secretKey,
      JSON.stringify({ appSecret: "s", token: "t", encodingAesKey: null, previousAesKey: null }),
      later,
    ),
  ]);
  directory.forget(appId as never);
  expect(await directory.findByAppId(later)).toMatchObject({ id: appId });
});
