/** Pending sign-ins. Each has a `state` that works once, within five minutes, in the browser that requested it (SI2). */
import type { Pool } from "pg";
import { hashOf } from "../base/secret.ts";

export const attemptLivesMs = 5 * 60_000;
/** Stored for longer than an attempt is valid, so that a late person sees "expired" and not "unknown". */
const keepMs = 60 * 60_000;

/** The WeChat application for a sign-in: by a scanned code, or by page authorisation inside WeChat (SI16). */
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

/** Uses up the attempt. An attempt of another browser is not changed, and counts as unknown. */
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
