import type { ClientBase, Pool } from "pg";
import { type Clock, type Context, systemClock } from "../base/context.ts";
import { singleRow } from "./single-row.ts";

/** The clocks of nodes may differ by this much. */
const toleratedMs = 1_000;

/** [RT6] [RP2] Returns the earlier of this clock and the database's. Ignores clocks moved by tests or the demo. */
export async function earlierNow(pool: Pool | ClientBase, clock: Clock): Promise<number> {
  const now = clock.now();
  return clock === systemClock ? Math.min(now, await databaseNow(pool)) : now;
}

async function databaseNow(pool: Pool | ClientBase): Promise<number> {
  return singleRow(await pool.query<{ at: number }>("select clock_timestamp() as at")).at;
}

const lastRecorded = `select max(at) as at from accounts, lateral (
  select at from events where account_id = accounts.id order by seq desc limit 1) newest`;

/** [SU4] Warns at the start of a wrong clock. Ignores clocks moved by tests or the demo. */
export async function checkClock({
  pool,
  clock,
  config,
  log,
}: Pick<Context, "pool" | "clock" | "config" | "log">): Promise<void> {
  const { rows: last } = await pool.query<{ at: number | null }>(lastRecorded);
  const behindMs = (last[0]?.at ?? 0) - clock.now();
  if (behindMs > toleratedMs)
    log.warn({ behindMs }, "this machine's clock is behind the last recorded time: correct it");
  if (clock !== systemClock || !config.databaseUrl) return;
  const before = clock.now();
  const at = await databaseNow(pool);
  const offMs = Math.round((before + clock.now()) / 2 - at);
  if (Math.abs(offMs) > toleratedMs)
    log.warn({ offMs }, "the clocks of this machine and the database differ: correct the wrong one");
}
