import type { Pool } from "pg";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { watchDatabase } from "../../src/health/watch-database.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function slowPool() {
  const queries: { text: string; answer: () => void }[] = [];
  const query = (text: string) =>
    new Promise<unknown>((resolve) => queries.push({ text, answer: () => resolve({ rows: [] }) }));
  return { queries, pool: { query } as unknown as Pool };
}
async function answers({ queries }: ReturnType<typeof slowPool>, nth: number): Promise<void> {
  queries[nth]?.answer();
  await vi.advanceTimersByTimeAsync(0);
}

test("[DE2] a query sent before a refused write does not restore the state; a write does", async () => {
  const slow = slowPool();
  const watch = watchDatabase(slow.pool, "node", () => 0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(slow.queries.map(({ text }) => text)).toEqual(["select 1"]);
  watch.onFailure("25006");
  expect(watch.state).toBe("read_only");
  await answers(slow, 0);
  expect(watch.state).toBe("read_only");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(slow.queries[1]?.text).toMatch(/^insert into write_probes/);
  watch.onFailure("53100");
  await answers(slow, 1);
  expect(watch.state).toBe("full");
  await vi.advanceTimersByTimeAsync(1_000);
  await answers(slow, 2);
  expect(watch.state).toBe("ok");
  watch.stop();
});

async function statesOf(times: readonly number[]): Promise<string[]> {
  let queryCount = 0;
  const query = () => new Promise((resolve) => setTimeout(resolve, times[queryCount++], { rows: [] }));
  const watch = watchDatabase({ query } as unknown as Pool, "node", () => 0);
  const states: string[] = [];
  await vi.advanceTimersByTimeAsync(1_000);
  for (const ms of times) {
    await vi.advanceTimersByTimeAsync(ms);
    states.push(watch.state);
    await vi.advanceTimersByTimeAsync(1_000 - ms);
  }
  watch.stop();
  return states;
}

test("[DE4] three late answers in a row mean slow, and three in time mean ok", async () => {
  const [quick, late] = [300, 301];
  expect(await statesOf([late, late, quick, late, late, quick])).toEqual(Array(6).fill("ok"));
  expect(await statesOf([late, late, late, quick, quick, late, quick, quick, quick])).toEqual([
    "ok",
    "ok",
    ...Array(6).fill("slow"),
    "ok",
  ]);
});

test("[DE2] a database that freezes after an answer is away within five seconds", async () => {
  const slow = slowPool();
  const watch = watchDatabase(slow.pool, "node", () => 0);
  await vi.advanceTimersByTimeAsync(1_000);
  await answers(slow, 0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(watch.state).toBe("ok");
  await vi.advanceTimersByTimeAsync(2_700);
  expect(watch.state).toBe("away");
  watch.stop();
});

/** A pool with adjustable answers: an error with a code comes from PostgreSQL, one without is no answer. */
function ownPool() {
  const pool = { queries: [] as string[], fails: null as null | { code?: string }, query };
  async function query(text: string) {
    pool.queries.push(text);
    if (pool.fails) throw Object.assign(new Error("no"), pool.fails);
    return { rows: [] };
  }
  return pool;
}

test("[DE2] two unanswered queries in a row mean away, and one does not", async () => {
  const pool = ownPool();
  const watch = watchDatabase(pool as unknown as Pool, "node", () => 0);
  const states: string[] = [];
  for (const fails of [{}, null, {}, {}]) {
    pool.fails = fails;
    await vi.advanceTimersByTimeAsync(1_000);
    states.push(watch.state);
  }
  expect(states).toEqual(["ok", "ok", "ok", "away"]);
  watch.stop();
});

test("[DE2] a missing answer or connection triggers a query at once, and other errors do not", async () => {
  const pool = ownPool();
  const watch = watchDatabase(pool as unknown as Pool, "node", () => 0);
  const asksAfter = async (...states: (string | null)[]) => {
    const before = pool.queries.length;
    for (const state of states) {
      watch.onFailure(state);
      await vi.advanceTimersByTimeAsync(0);
    }
    return pool.queries.length - before;
  };
  expect(await asksAfter(null)).toBe(1);
  expect(await asksAfter("08006", "57P01", "57P03")).toBe(3);
  expect(await asksAfter("23505", "40001", "57014", "55P03")).toBe(0);
  watch.stop();
});

test("[DE2] one query runs at a time, however many statements fail", async () => {
  const slow = slowPool();
  const watch = watchDatabase(slow.pool, "node", () => 0);
  for (let failed = 0; failed < 50; failed++) watch.onFailure(null);
  expect(slow.queries).toHaveLength(1);
  await answers(slow, 0);
  watch.onFailure(null);
  expect(slow.queries).toHaveLength(2);
  watch.stop();
});

test("[DE2] a refused write is an answer but does not restore the state", async () => {
  const pool = ownPool();
  const watch = watchDatabase(pool as unknown as Pool, "node", () => 0);
  const states: string[] = [];
  watch.onFailure("53100");
  for (const fails of [{ code: "53100" }, { code: "53100" }, { code: "42501" }, {}, {}, null]) {
    pool.fails = fails;
    await vi.advanceTimersByTimeAsync(1_000);
    states.push(watch.state);
  }
  expect(states).toEqual(["full", "full", "full", "full", "away", "ok"]);
  watch.stop();
});

test("[DE2] [DE4] a slow database that becomes full is slow again once it has room", async () => {
  let [ms, fails] = [301, false];
  const query = () =>
    new Promise((resolve, reject) =>
      setTimeout(() => (fails ? reject({ code: "53100" }) : resolve({ rows: [] })), ms),
    );
  const watch = watchDatabase({ query } as unknown as Pool, "node", () => 0);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(watch.state).toBe("slow");
  fails = true;
  watch.onFailure("53100");
  expect(watch.state).toBe("full");
  await vi.advanceTimersByTimeAsync(4_000);
  expect(watch.state).toBe("full");
  [ms, fails] = [300, false];
  await vi.advanceTimersByTimeAsync(2_000);
  expect(watch.state).toBe("slow");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(watch.state).toBe("ok");
  watch.stop();
});

test("[DE4] an unanswered query does not count for the speed", async () => {
  let fails = false;
  const query = () =>
    new Promise((resolve, reject) =>
      setTimeout(() => (fails ? reject(new Error("no answer")) : resolve({ rows: [] })), fails ? 400 : 0),
    );
  const watch = watchDatabase({ query } as unknown as Pool, "node", () => 0);
  fails = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(watch.state).toBe("away");
  fails = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(watch.state).toBe("ok");
  watch.stop();
});

test("[DE1] listeners are notified once per change", async () => {
  const pool = ownPool();
  const watch = watchDatabase(pool as unknown as Pool, "node", () => 0);
  const received: string[] = [];
  watch.onChange(() => received.push(watch.state));
  await vi.advanceTimersByTimeAsync(3_000);
  pool.fails = {};
  await vi.advanceTimersByTimeAsync(5_000);
  pool.fails = null;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(received).toEqual(["away", "ok"]);
  watch.stop();
});

test("[DE11] stops querying at shutdown, also while it waits for an answer", async () => {
  const slow = slowPool();
  const watch = watchDatabase(slow.pool, "node", () => 0);
  await vi.advanceTimersByTimeAsync(1_000);
  watch.stop();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(slow.queries).toHaveLength(1);
});

const realTurn = setImmediate;

/** Unhandled rejections, which a server logs and survives (DE10). */
function strays(): unknown[] {
  const received: unknown[] = [];
  const others = process.rawListeners("unhandledRejection") as NodeJS.UnhandledRejectionListener[];
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", (why) => received.push(why));
  onTestFinished(() => {
    process.removeAllListeners("unhandledRejection");
    for (const other of others) process.on("unhandledRejection", other);
  });
  return received;
}

test("[DE2] [DE10] queries continue if a listener throws", async () => {
  const received = strays();
  let isThere = false;
  const query = async () => {
    if (!isThere) throw new Error("no connection");
    return { rows: [] };
  };
  const watch = watchDatabase({ query } as unknown as Pool, "node", () => 0);
  const broken = new Error("a fault of ours");
  watch.onChange(() => {
    if (watch.state === "away") throw broken;
  });
  await vi.advanceTimersByTimeAsync(2_000);
  await new Promise(realTurn);
  expect([watch.state, received]).toEqual(["away", [broken]]);
  isThere = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(watch.state).toBe("ok");
  watch.stop();
});
