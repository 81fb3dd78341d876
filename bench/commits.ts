import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

const everyMs = 10;

/**
 * Commits one row every 10 ms while `work` runs, and returns the milliseconds of each. A commit counts from the moment it was due, as
 * pushes do: commits due while the disk is blocked are late as well.
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
      const started = waitMs > 0 ? performance.now() : dueAt; // late timers are not the disk's fault
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
