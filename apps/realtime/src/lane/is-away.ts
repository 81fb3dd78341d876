import type pg from "pg";

/** SQLSTATEs that are nobody's fault: connection, resources, shutdown, cancelled statements, a disk, a read-only database. */
const nobodysFault = /^(?:08|53|57|58|25006)/;

/**
 * Whether a batch failed because the database is not there. One by one its commands would fail the same way, only 256 times
 * as slowly: every caller learns it now (PU3, F10).
 */
export async function isAway(pool: pg.Pool, error: unknown): Promise<boolean> {
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && nobodysFault.test(code)) return true;
  return pool.query("select 1").then(
    () => false,
    () => true,
  );
}
