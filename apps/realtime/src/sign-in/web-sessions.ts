import type { AgentId, BrowserId } from "@jieru/shared/domain/ids";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { ClientBase, Pool } from "pg";
import { hashOf } from "../base/secret.ts";
import { productOf } from "./product-of.ts";

/** How long a sign-in lasts without activity (`idleMs`), and at most (`livesMs`). */
export const idleMs = 24 * 3_600_000;
export const livesMs = 7 * 24 * 3_600_000;
/** Interval of activity records. */
export const touchEveryMs = 5 * 60_000;

export interface WebSession {
  id: string;
  agentId: AgentId;
  lastSeenAt: number;
}

interface NewWebSession {
  id: string;
  token: string;
  agentId: AgentId;
  browserId?: BrowserId | null;
  now: number;
}

/** [SE4] Starts after every earlier sign-out, even by a clock that was ahead. */
export async function insertWebSession(
  db: Pool | ClientBase,
  { id, token, agentId, browserId = null, now }: NewWebSession,
): Promise<void> {
  await db.query(
    `insert into web_sessions (id, token_hash, agent_id, browser_id, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $6, greatest($4, (select signed_out_at + 1 from agents where agents.id = $3)), $4, $5)`,
    [id, hashOf(token), agentId, now, now + livesMs, browserId],
  );
}

/** null: none or ended. */
export async function findWebSession(pool: Pool, token: string, now: number): Promise<WebSession | null> {
  const { rows } = await pool.query<WebSession>(
    `select id, agent_id as "agentId", last_seen_at as "lastSeenAt" from web_sessions
      where token_hash = $1 and expires_at > $2 and last_seen_at > $3`,
    [hashOf(token), now, now - idleMs],
  );
  return rows[0] ?? null;
}

export async function touchWebSessions(
  pool: Pool,
  ids: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string; last_seen_at: number }>(
    `select id, last_seen_at from web_sessions where id = any($1) and expires_at > $2 and last_seen_at > $3`,
    [ids, now, now - idleMs],
  );
  const due = rows.filter((row) => row.last_seen_at <= now - touchEveryMs).map((row) => row.id);
  if (due.length > 0)
    await pool.query(`update web_sessions set last_seen_at = $2 where id = any($1)`, [due, now]);
  return new Set(rows.map((row) => row.id));
}

export async function deleteByToken(db: Pool | ClientBase, token: string): Promise<WebSession | null> {
  const { rows } = await db.query<WebSession>(
    `delete from web_sessions where token_hash = $1
     returning id, agent_id as "agentId", last_seen_at as "lastSeenAt"`,
    [hashOf(token)],
  );
  return rows[0] ?? null;
}

export async function deleteExpired(db: Pool | ClientBase, now: number): Promise<void> {
  await db.query(`delete from web_sessions where expires_at <= $1`, [now]);
  await db.query(`delete from ended_web_sessions where expires_at <= $1`, [now]);
}

interface EndingRow {
  id: string;
  userAgent: string | null;
  at: number;
}
const endedBy = ({ userAgent, at }: EndingRow): EndedBy => ({ product: productOf(userAgent ?? ""), at });
const endings = `select web_session_id as id, by_user_agent as "userAgent", ended_at as at from ended_web_sessions`;

/** [SI14] null: not by a browser, or expired by now. */
export async function findEnding(pool: Pool, token: string, now: number): Promise<EndedBy | null> {
  const { rows } = await pool.query<EndingRow>(`${endings} where token_hash = $1 and expires_at > $2`, [
    hashOf(token),
    now,
  ]);
  return rows[0] ? endedBy(rows[0]) : null;
}

/** [SI14] Omits sessions that ended otherwise. */
export async function listEndings(pool: Pool, ids: readonly string[]): Promise<ReadonlyMap<string, EndedBy>> {
  const { rows } = await pool.query<EndingRow>(`${endings} where web_session_id = any($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, endedBy(row)]));
}
