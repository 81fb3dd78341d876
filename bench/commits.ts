import pg from "pg";

const everyMs = 10;

/** Commits one row again and again while `work` goes on: what a durable row costs meanwhile. Durations in milliseconds. */
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
    while (going) {
      const started = performance.now();
      await client.query("insert into bench_floor (text) values ($1)", ["杯口好像磕掉了一块，能补发吗？"]);
      commitMs.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
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
