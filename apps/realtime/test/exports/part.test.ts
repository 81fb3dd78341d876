import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { closePool, openPool } from "../../src/database/connect.ts";
import { type Stretch, stretchesOf } from "../../src/exports/part.ts";
import { countMessages, readPage } from "../../src/exports/read-page.ts";
import { jsonLines, writeFile } from "../../src/exports/write-file.ts";
import { ann } from "../desk/scenario.ts";
import { createAccount } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let account: AccountId;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  account = await createAccount(db.pool, [ann]);
});

const day = 24 * 3_600_000;
async function addSegments(...segments: [fromSeq: number, toSeq: number, fromDay: number, toDay: number][]) {
  for (const [fromSeq, toSeq, fromDay, toDay] of segments)
    await db.pool.query(
      `insert into search_shelves (account_id, from_seq, to_seq, from_at, to_at, messages) values ($1, $2, $3, $4, $5, 1)`,
      [account, fromSeq, toSeq, fromDay * day, toDay * day],
    );
  await db.pool.query(`update accounts set head_seq = 1000 where id = $1`, [account]);
}
const read = (from: number, until: number): Promise<Stretch[]> =>
  stretchesOf(db.pool, account, { from: from * day, until: until * day });

it("[EX2] an export reads only segments of the requested days and messages not yet indexed", async () => {
  await addSegments([1, 100, 1, 2], [101, 200, 3, 4], [201, 300, 5, 6], [301, 400, 7, 8]);
  expect(await read(3.2, 3.8)).toEqual([
    { after: 100, upTo: 200 },
    { after: 400, upTo: 1000 },
  ]);
  expect(await read(3.5, 5.5)).toEqual([
    { after: 100, upTo: 300 },
    { after: 400, upTo: 1000 },
  ]);
  expect(await read(0, 0.5)).toEqual([
    { after: 0, upTo: 100 },
    { after: 400, upTo: 1000 },
  ]);
});

it("[EX2] messages between two segments belong to the days between them", async () => {
  await addSegments([1, 100, 1, 2], [201, 300, 8, 9]);
  expect(await read(4, 5)).toEqual([{ after: 100, upTo: 1000 }]);
});

it("[EX2] a clock ahead by days or overlapping segments hide nothing", async () => {
  await addSegments([1, 100, 1, 2], [101, 200, 3, 40], [201, 300, 4, 5], [250, 400, 6, 7]);
  expect(await read(30, 31)).toEqual([
    { after: 100, upTo: 300 },
    { after: 400, upTo: 1000 },
  ]);
  expect(await read(4, 4.5)).toEqual([
    { after: 100, upTo: 300 },
    { after: 400, upTo: 1000 },
  ]);
});

it("[EX2] [EX4] an account without messages has an empty file, and one without index all its messages", async () => {
  expect(await read(1, 2)).toEqual([]);
  await db.pool.query(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     values ('c', $1, 'o', 0, 0, 0, 0)`,
    [account],
  );
  await db.pool.query(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
     select 'm' || n, $1, 'c', n, n, 'in', '{"type": "text", "text": "在吗"}' from generate_series(1, 1200) n`,
    [account],
  );
  await db.pool.query(`update accounts set head_seq = 1200 where id = $1`, [account]);
  const days = { from: 100, until: 1100 };
  const stretches = await stretchesOf(db.pool, account, days);
  expect(stretches).toEqual([{ after: 0, upTo: 1200 }]);
  const part = { accountId: account, conversationId: null, days, withNotes: true, stretches };
  expect(await countMessages(db.pool, part, new AbortController().signal)).toBe(1000);
  const seqs: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = await readPage(db.pool, part, { after, upTo: 1200 });
    seqs.push(...page.messages.map(({ seq }) => seq));
    after = page.last;
  }
  expect(seqs).toEqual(Array.from({ length: 1000 }, (_, i) => 100 + i));
});

it("[EX4] a page that times out is read again with half as many messages", {
  tags: ["slow"],
}, async () => {
  await db.pool.query(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     values ('slow', $1, 'slow', 0, 0, 0, 0)`,
    [account],
  );
  await db.pool.query(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
     select 'slow' || n, $1, 'slow', n, n, 'in', '{"type": "text", "text": "在吗"}' from generate_series(1, 600) n`,
    [account],
  );
  const inHaste = openPool({ ...db.connection, application_name: "in haste" }, () => {}, {
    onFailure: () => void failed(),
  });
  const part = {
    accountId: account,
    conversationId: null,
    days: null,
    withNotes: true,
    stretches: [{ after: 0, upTo: 600 }],
  };
  const file = () =>
    writeFile({
      pool: inHaste,
      part,
      writer: jsonLines,
      judge: async () => undefined,
      signal: AbortSignal.timeout(60_000),
    });
  const holder = await db.pool.connect();
  await holder.query("begin");
  await holder.query("lock table messages in access exclusive mode");
  let failures = 0;
  const failed = () => {
    if (++failures === 1) void holder.query("rollback");
  };
  const pieces: number[] = [];
  for await (const piece of file()) pieces.push(piece.split("\n").length - 1);
  expect([failures, pieces]).toEqual([1, [250, 250, 100]]);
  holder.release();
  await closePool(inHaste);
});
