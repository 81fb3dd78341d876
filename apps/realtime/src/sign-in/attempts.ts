/** Pending sign-ins. A `state` works once, within five minutes, in its browser (SI2). */
import type { Pool } from "pg";
import { hashOf } from "../base/secret.ts";

export const attemptLivesMs = 5 * 60_000;
/** Longer than valid, to tell expired from unknown. */
const keepMs = 60 * 60_000;

/** A scanned code, or page authorisation inside WeChat (SI16). */
export type LoginApplication = "website" | "official_account";

export interface Attempt {
  state: string;
  browser: string;
  next: string;
  application: LoginApplication;
}

export async function openAttempt(
  pool: Pool,
  { state, browser, next, application }: Attempt,
  now: number,
): Promise<void> {
  await pool.query(`delete from sign_in_attempts where expires_at < $1`, [now - keepMs]);
  await pool.query(
    `insert into sign_in_attempts (state_hash, browser_hash, next, expires_at, application) values ($1, $2, $3, $4, $5)`,
    [hashOf(state), hashOf(browser), next, now + attemptLivesMs, application],
  );
}

export type Redeemed = Pick<Attempt, "next" | "application"> | "unknown" | "expired";

export async function redeemAttempt(
  pool: Pool,
  { state, browser }: { state: string; browser: string },
  now: number,
): Promise<Redeemed> {
  const { rows } = await pool.query<Pick<Attempt, "next" | "application"> & { expires_at: number }>(
    `delete from sign_in_attempts where state_hash = $1 and browser_hash = $2
     returning next, application, expires_at`,
    [hashOf(state), hashOf(browser)],
  );
  const attempt = rows[0];
  if (!attempt) return "unknown";
  const { next, application, expires_at: expiresAt } = attempt;
  return expiresAt > now ? { next, application } : "expired";
}
