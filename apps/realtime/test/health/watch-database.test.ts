import type { Pool } from "pg";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { watchDatabase } from "../../src/health/watch-database.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pool that answers when it is told to. */
function slowPool() {
  const asked: { text: string; answer: () => void }[] = [];
  const query = (text: string) =>
    new Promise<unknown>((resolve) => asked.push({ text, answer: () => resolve({ rows: [] }) }));
  return { asked, pool: { query } as unknown as Pool };
}
/** The answer to the question `nth`, and what comes of it. */
async function answers({ asked }: ReturnType<typeof slowPool>, nth: number): Promise<void> {
  asked[nth]?.answer();
  await vi.advanceTimersByTimeAsync(0);
}

test("[DE2] a question that was on its way when a write was refused does not lead back; a write does", async () => {
  const slow = slowPool();
  const watch = watchDatabase(slow.pool, "node", () => 0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(slow.asked.map(({ text }) => text)).toEqual(["select 1"]);
  watch.onFailure("25006");
  expect(watch.state).toBe("read_only");
  await answers(slow, 0);
  expect(watch.state).toBe("read_only");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(slow.asked[1]?.text).toMatch(/^insert into write_probes/);
  watch.onFailure("53100");
  await answers(slow, 1);
  expect(watch.state).toBe("full");
  await vi.advanceTimersByTimeAsync(1_000);
  await answers(slow, 2);
  expect(watch.state).toBe("ok");
  watch.stop();
});

/** How it is when each question, one a second, has been answered after so many ms. */
async function statesOf(times: readonly number[]): Promise<string[]> {
  let asked = 0;
  const query = () => new Promise((resolve) => setTimeout(resolve, times[asked++], { rows: [] }));
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

test("[DE4] three late answers in a row make it slow, three in time make it well: one of either kind in between does not", async () => {
  const [quick, late] = [300, 301];
  expect(await statesOf([late, late, quick, late, late, quick])).toEqual(Array(6).fill("ok"));
  expect(await statesOf([late, late, late, quick, quick, late, quick, quick, quick])).toEqual([
    "ok",
    "ok",
    ...Array(6).fill("slow"),
    "ok",
  ]);
});

test("[DE2] one that stands still right after it has answered is known to be away within five seconds, with time to tell", async () => {
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

const realTurn = setImmediate;

/** Rejections that nobody waited for; a server logs them and goes on (DE10). */
function strays(): unknown[] {
  const heard: unknown[] = [];
  const others = process.rawListeners("unhandledRejection") as NodeJS.UnhandledRejectionListener[];
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", (why) => heard.push(why));
  onTestFinished(() => {
    process.removeAllListeners("unhandledRejection");
    for (const other of others) process.on("unhandledRejection", other);
  });
  return heard;
}

test("[DE2] [DE10] it goes on being asked where somebody breaks on being told that it is away", async () => {
  const heard = strays();
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
  expect([watch.state, heard]).toEqual(["away", [broken]]);
  isThere = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(watch.state).toBe("ok");
  watch.stop();
});
