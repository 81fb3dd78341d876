/** Scans under way: each has a `state` that works once, within five minutes, in the browser that asked for it (SI2). */
import type { Pool } from "pg";
import { hashOf } from "./secret.ts";

export const attemptLivesMs = 5 * 60_000;
/** Kept for longer, so that somebody who comes late is told "expired" and not "unknown". */
const keepMs = 60 * 60_000;

export interface Attempt {
  state: string;
  browser: string;
  next: string;
}

export async function openAttempt(pool: Pool, { state, browser, next }: Attempt, now: number): Promise<void> {
  await pool.query(`delete from sign_in_attempts where expires_at < $1`, [now - keepMs]);
  await pool.query(
    `insert into sign_in_attempts (state_hash, browser_hash, next, expires_at) values ($1, $2, $3, $4)`,
    [hashOf(state), hashOf(browser), next, now + attemptLivesMs],
  );
}

export type Redeemed = { next: string } | "unknown" | "expired";

/** Uses up the attempt. An attempt of another browser stays as it is, and counts as unknown. */
export async function redeemAttempt(
  pool: Pool,
  { state, browser }: { state: string; browser: string },
  now: number,
): Promise<Redeemed> {
  const { rows } = await pool.query<{ next: string; expires_at: number }>(
    `delete from sign_in_attempts where state_hash = $1 and browser_hash = $2 returning next, expires_at`,
    [hashOf(state), hashOf(browser)],
  );
  const attempt = rows[0];
  if (!attempt) return "unknown";
  return attempt.expires_at > now ? { next: attempt.next } : "expired";
}
