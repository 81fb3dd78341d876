import type { ClientBase, Pool } from "pg";
import { type Clock, type Context, systemClock } from "../base/context.ts";
import { theRow } from "./the-row.ts";

/** Leases and deadlines of the nodes compare clocks that may differ by this much. */
const toleratedMs = 1_000;

/**
 * [RT6] [RP2] Returns the earlier of this machine's clock and the database's, for deletions by age and final counts.
 * A clock that tests or the demo move is not compared.
 */
export async function earlierNow(pool: Pool | ClientBase, clock: Clock): Promise<number> {
  const now = clock.now();
  return clock === systemClock ? Math.min(now, await databaseNow(pool)) : now;
}

async function databaseNow(pool: Pool | ClientBase): Promise<number> {
  return theRow(await pool.query<{ at: number }>("select clock_timestamp() as at")).at;
}

/** The newest event of each account, by its key. */
const lastRecorded = `select max(at) as at from accounts, lateral (
  select at from events where account_id = accounts.id order by seq desc limit 1) newest`;

/**
 * [SU4] Logs a warning at the start if the clock is wrong. Reply windows, leases and sign-ins depend on it.
 * Only an external database has another machine's clock. A clock that tests or the demo move is not compared with it.
 */
export async function checkClock({
  pool,
  clock,
  config,
  log,
}: Pick<Context, "pool" | "clock" | "config" | "log">): Promise<void> {
  const { rows: last } = await pool.query<{ at: number | null }>(lastRecorded);
  const behindMs = (last[0]?.at ?? 0) - clock.now();
  if (behindMs > toleratedMs)
    log.warn({ behindMs }, "this machine's clock is behind what was recorded last: put it right");
  if (clock !== systemClock || !config.databaseUrl) return;
  const before = clock.now();
  const at = await databaseNow(pool);
  const offMs = Math.round((before + clock.now()) / 2 - at);
  if (Math.abs(offMs) > toleratedMs)
    log.warn({ offMs }, "this machine's clock and the database's differ: put right the one that is wrong");
}
