import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

const everyMs = 10;

/**
 * Commits one row every 10 ms, one after the other, while `work` goes on: what a durable row costs meanwhile, in milliseconds. Each
 * is counted from when it was due, as pushes are: while the disk stands still, what would have come meanwhile waits as well.
 */
export async function sampleCommits<T>(
  databaseUrl: string,
  work: () => Promise<T>,
): Promise<{ result: T; commitMs: number[] }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    "create table if not exists bench_floor (id bigint generated always as identity, text text)",
  );
  const commitMs: number[] = [];
  let going = true;
  const sample = async (): Promise<void> => {
    for (let dueAt = performance.now(); going; dueAt += everyMs) {
      const waitMs = dueAt - performance.now();
      if (waitMs > 0) await pause(waitMs);
      const started = waitMs > 0 ? performance.now() : dueAt; // woken late by a timer, which is coarse: no fault of the disk
      await client.query("insert into bench_floor (text) values ($1)", ["杯口好像磕掉了一块，能补发吗？"]);
      commitMs.push(performance.now() - started);
    }
  };
  const sampling = sample();
  try {
    return { result: await work(), commitMs };
  } finally {
    going = false;
    await sampling;
    await client.query("drop table bench_floor");
    await client.end();
  }
}
