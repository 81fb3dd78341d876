import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closePool, connectDatabase, openPool, PoolBusy } from "../../src/database/connect.ts";
import { isDatabaseAway } from "../../src/database/failures.ts";
import { transaction } from "../../src/database/transaction.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.pool.query("create table note (id int primary key)");
});
afterAll(() => db.drop());

const countNotes = async () =>
  (await db.pool.query<{ count: number }>("select count(*) from note")).rows[0]?.count;

describe("values", () => {
  const read = async (sql: string) =>
    (await db.pool.query<{ value: unknown }>(`select ${sql} as value`)).rows[0]?.value;

  it("int8 becomes a number", async () =>
    expect(await read("9007199254740991::int8")).toBe(Number.MAX_SAFE_INTEGER));
  it("an int8 beyond the range of a number is an error", async () =>
    expect(read("9007199254740993::int8")).rejects.toThrow("9007199254740993"));
  it("timestamptz becomes epoch milliseconds", async () =>
    expect(await read("'2026-01-02T03:04:05.678Z'::timestamptz")).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 678)));
  it("null stays null", async () => expect(await read("null::timestamptz")).toBeNull());
  it("arrays of both are converted in the same way", async () => {
    expect(await read("array[1, null, 3]::int8[]")).toEqual([1, null, 3]);
    expect(await read("array['1970-01-01T00:00:01Z']::timestamptz[]")).toEqual([1000]);
  });
});

describe("transaction", () => {
  beforeEach(() => db.pool.query("delete from note"));

  it("commits the work and resolves with its result", async () => {
    const result = await transaction(db.pool, async (client) => {
      await client.query("insert into note values (1)");
      return "done";
    });
    expect([result, await countNotes()]).toEqual(["done", 1]);
  });

  it("rolls back and throws the work's error", async () => {
    const work = transaction(db.pool, async (client) => {
      await client.query("insert into note values (2)");
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await countNotes()).toBe(0);
  });

  it("does not report a commit if a swallowed error rolled it back", async () => {
    const work = transaction(db.pool, async (client) => {
      await client.query("insert into note values (3)");
      await client.query("select 1 / 0").catch(() => {});
    });
    await expect(work).rejects.toThrow("rolled back");
    expect(await countNotes()).toBe(0);
  });

  it("destroys a broken connection, and the pool goes on", async () => {
    const work = transaction(db.pool, async (client) => {
      const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
      await db.pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
      await client.query("select 1");
    });
    await expect(work).rejects.toThrow();
    expect(await countNotes()).toBe(0);
  });

  it("[FD1] a snapshot sees one state", async () => {
    const reads = transaction(
      db.pool,
      async (client) => {
        const before = await client.query("select * from note");
        await db.pool.query("insert into note values (4)");
        return [before.rowCount, (await client.query("select * from note")).rowCount];
      },
      "snapshot",
    );
    expect(await reads).toEqual([0, 0]);
    expect(await countNotes()).toBe(1);
  });

  it("[FD1] a snapshot cannot write", async () => {
    const write = transaction(db.pool, (client) => client.query("insert into note values (5)"), "snapshot");
    await expect(write).rejects.toThrow("read-only");
  });
});

describe("[DE5] the pool", () => {
  it("ends a statement after 2.5 s and the wait for a connection after 2 s", async () => {
    const { rows } = await db.pool.query("show statement_timeout");
    expect(rows).toEqual([{ statement_timeout: "2500ms" }]);
    expect(db.pool.options.connectionTimeoutMillis).toBe(2_000);
  });

  it("closes a connection whose statement gets no answer for 3.5 s, with all its statements", async () => {
    const pool = openPool(db.connection, () => {});
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    try {
      const client = await pool.connect();
      await client.query("set statement_timeout = 0");
      let ended = false;
      const query = client.query("select pg_sleep(60)").catch((error: Error) => {
        ended = true;
        return error.message;
      });
      const behind = client.query("select 1").catch((error: Error) => isDatabaseAway(error));
      vi.advanceTimersByTime(3_499);
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      expect(ended).toBe(false);
      vi.advanceTimersByTime(1);
      expect(await query).toBe("Query read timeout");
      expect(await behind).toBe(true);
      client.release(true);
    } finally {
      vi.useRealTimers();
    }
    await closePool(pool);
  });

  it("lets five hundred callers wait for a connection and refuses the next at once", async () => {
    const pool = openPool(db.connection, () => {}, undefined, { min: 0, max: 1 });
    const [held, ...waiting] = Array.from({ length: 501 }, () => pool.connect());
    await expect(pool.connect()).rejects.toThrow(PoolBusy);
    const client = await held;
    client?.release();
    for (const next of waiting) (await next).release();
    await closePool(pool);
  });
});

describe("pool", () => {
  it("closes although a client was never released", async () => {
    const pool = openPool(db.connection, () => {});
    const client = await pool.connect();
    const since = performance.now();
    await closePool(pool, 50);
    expect(performance.now() - since).toBeLessThan(5_000);
    await expect(pool.connect()).rejects.toThrow("after calling end");
    client.release(true);
  });

  it("[SU1] an external database is reached by its url and delivers notifications", async () => {
    const database = await connectDatabase({ databaseUrl: db.databaseUrl, dataDir: "unused", log: () => {} });
    const listener = new pg.Client(database.listenClientConfig);
    await listener.connect();
    await listener.query("listen changes");
    const notice = new Promise<string>((resolve) =>
      listener.once("notification", ({ channel }) => resolve(channel)),
    );
    await database.pool.query("notify changes");
    expect(await notice).toBe("changes");
    await listener.end();
    await database.stop();
  });
});
