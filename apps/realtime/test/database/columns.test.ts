import { afterAll, beforeAll, expect, it } from "vitest";
import { bigints, booleans, byteas, integers, jsonbs, jsons, texts } from "../../src/database/columns.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** What PostgreSQL makes of the column, element by element. */
async function readBack(column: Buffer, type: string): Promise<unknown[]> {
  const { rows } = await db.pool.query<{ v: unknown }>(
    `select v from unnest($1::${type}[]) with ordinality as x(v, i) order by i`,
    [column],
  );
  return rows.map((r) => r.v);
}

it("texts arrive byte for byte", async () => {
  const values = ["", "0012", ' "quoted", {braces} \\ NULL', null, "NULL", "客服 🙂", "\u{7f}\n\t"];
  expect(await readBack(texts(values), "text")).toEqual(values);
});

it("half a surrogate pair arrives as U+FFFD and moves nothing that follows", async () =>
  expect(await readBack(texts(["\ud83d", "after"]), "text")).toEqual(["\ufffd", "after"]));

it("numbers arrive whole, over the whole range and below zero", async () => {
  const values = [
    0,
    1,
    -1,
    null,
    2 ** 31,
    -(2 ** 31) - 1,
    2 ** 32,
    1_800_000_000_000,
    Number.MAX_SAFE_INTEGER,
  ];
  expect(await readBack(bigints(values), "bigint")).toEqual(values);
  expect(await readBack(bigints([Number.MIN_SAFE_INTEGER]), "bigint")).toEqual([Number.MIN_SAFE_INTEGER]);
  expect(await readBack(integers([0, -7, null, 2 ** 31 - 1]), "integer")).toEqual([0, -7, null, 2 ** 31 - 1]);
});

it("documents, bytes and booleans arrive as they were", async () => {
  const documents = [{ type: "text", text: '"\\ 客' }, null, [1, null]];
  expect(await readBack(jsonbs(documents), "jsonb")).toEqual(documents);
  expect(await readBack(jsons(documents.map((d) => d && JSON.stringify(d))), "json")).toEqual(documents);
  expect(await readBack(booleans([true, null, false]), "boolean")).toEqual([true, null, false]);
  expect(await readBack(byteas([Buffer.from([0, 255]), Buffer.alloc(0)]), "bytea")).toEqual([
    Buffer.from([0, 255]),
    Buffer.alloc(0),
  ]);
});

it("a column of no rows is one", async () => expect(await readBack(texts([]), "text")).toEqual([]));
