import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { closePool, openPool } from "../../src/database/connect.ts";
import { type Bell, openBell } from "../../src/feed/bell.ts";
import { createRinger } from "../../src/feed/ringer.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { cutBells } from "./test-console.ts";

const deadline = { interval: 20 };
const account = "account_1" as AccountId;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** A node: its bell, what it heard, and what it asked of PostgreSQL to tell the others. */
async function node(lookEveryMs = 50) {
  const bell: Bell = await openBell(db.connection, silent, lookEveryMs);
  const heard: string[] = [];
  bell.onRing((accountId, seq) => heard.push(`${accountId} ${seq}`));
  bell.onOutbox(() => heard.push("outbox"));
  const query = vi.spyOn(db.pool, "query");
  const ringer = createRinger(db.pool, bell);
  return { bell, heard, ringer, query };
}

it("[FD4] a node that is alone hears its own ring, and nobody else is asked to tell it", async () => {
  const one = await node();
  await expect.poll(() => one.bell.isAlone(), deadline).toBe(true);
  one.ringer.news(account, 7);
  one.ringer.replies();
  expect(one.heard).toEqual(["account_1 7", "outbox"]);
  expect(one.query).not.toHaveBeenCalled();
  await one.bell.stop();
});

it("[DE13] that other nodes could not be rung for is said, and not of every ring", async () => {
  const said: unknown[] = [];
  const pool = openPool(db.connection, () => undefined);
  await closePool(pool);
  const ringer = createRinger(pool, undefined, { warn: (...line: unknown[]) => void said.push(line) });
  const asked = vi.spyOn(pool, "query");
  for (let n = 1; n <= 3; n++) {
    ringer.news(account, n);
    await expect
      .poll(() => asked.mock.settledResults.filter(({ type }) => type === "rejected"), deadline)
      .toHaveLength(n);
  }
  expect(said).toEqual([
    [{ err: expect.any(Error) }, "other nodes were not rung for: they find what is new when they look"],
  ]);
});

it("[FD4] who begins to listen is rung for at once, and no more when they are gone", async () => {
  const one = await node(60_000); // it hears of the other, and does not look
  await expect.poll(() => one.bell.isAlone(), deadline).toBe(true);
  const other = await node();
  await expect.poll(() => one.bell.isAlone(), deadline).toBe(false);
  one.ringer.news(account, 8);
  one.ringer.replies();
  await expect.poll(() => other.heard.toSorted(), deadline).toEqual(["account_1 8", "outbox"]);
  await expect.poll(() => one.heard.toSorted(), deadline).toEqual(["account_1 8", "outbox"]);
  await expect.poll(() => other.bell.isAlone(), deadline).toBe(false);
  await one.bell.stop();
  await expect.poll(() => other.bell.isAlone(), deadline).toBe(true);
  await other.bell.stop();
});

it("[FD4] nobody is alone whose own line is lost", async () => {
  const one = await node(60_000);
  await expect.poll(() => one.bell.isAlone(), deadline).toBe(true);
  const alone: boolean[] = [];
  one.bell.onBack(() => alone.push(one.bell.isAlone()));
  await cutBells(db.pool);
  await expect.poll(() => alone, deadline).toEqual([false]);
  await expect.poll(() => one.bell.isAlone(), deadline).toBe(true);
  await one.bell.stop();
});

it("[FD4] of what is rung at once each account is heard of, and of one how far its log reaches by now", async () => {
  const [one, other] = [await node(60_000), await node(60_000)];
  await expect.poll(() => one.bell.isAlone(), deadline).toBe(false);
  for (const seq of [7, 8, 9]) one.ringer.news(account, seq);
  one.ringer.news("account_2" as AccountId, 3);
  await expect.poll(() => other.heard, deadline).toContain("account_2 3");
  expect(other.heard).toContain("account_1 9");
  await Promise.all([one.bell.stop(), other.bell.stop()]);
});

it("[FD4] who listens at another database of the same PostgreSQL is no company", async () => {
  const elsewhere = await createTestDatabase();
  const stranger = await openBell(elsewhere.connection, silent);
  const one = await node();
  await expect.poll(() => one.bell.isAlone(), deadline).toBe(true);
  await Promise.all([one.bell.stop(), stranger.stop()]);
  await elsewhere.drop();
});
