/** [SI8] [SI9] The browsers an agent signs in with, as rows. Each holds a random secret, of which only the hash is stored. */

import type { AgentId, BrowserId } from "@jieru/shared/domain/ids";
import type { ListedBrowser, NewBrowser } from "@jieru/shared/protocol/browsers";
import type { ClientBase, Pool } from "pg";
import { theRow } from "../database/the-row.ts";
import { productOf } from "./product-of.ts";
import { hashOf } from "./secret.ts";
import { idleMs } from "./web-sessions.ts";

/** Those that signed in longest ago are forgotten, and signed out. */
const browsersPerAgent = 50;
/** Longer ones are cut off. No browser of today says half of it. */
const maxUserAgent = 512;

export interface Arriving {
  id: BrowserId;
  secret: string;
  userAgent: string;
  ip: string;
}

const isAlive = `w.expires_at > $2 and w.last_seen_at > $3`;

/**
 * Records that the agent signs in with this browser, and returns its id. It is new to them unless they used it before, or it is their first:
 * none was recorded yet, and they are signed in in no other, as an older release leaves them, which recorded none. Call it once the session
 * that this sign-in replaces is gone.
 */
export async function putBrowser(
  db: ClientBase,
  agentId: AgentId,
  { id, secret, userAgent, ip }: Arriving,
  now: number,
): Promise<BrowserId> {
  const put = await db.query<{ id: BrowserId }>(
    `insert into browsers (agent_id, first_at, last_at, id, secret_hash, user_agent, ip, known)
     values ($1, $2, $2, $4, $5, $6, $7, not exists (select from browsers where agent_id = $1)
                                     and not exists (select from web_sessions w where w.agent_id = $1 and ${isAlive}))
     on conflict (agent_id, secret_hash) do update
       set user_agent = excluded.user_agent, ip = excluded.ip, last_at = excluded.last_at
     returning id`,
    [agentId, now, now - idleMs, id, hashOf(secret), userAgent.slice(0, maxUserAgent), ip],
  );
  await db.query(
    `with forgotten as
       (delete from browsers where id in
          (select id from browsers where agent_id = $1 order by last_at desc, id offset ${browsersPerAgent})
        returning id)
     delete from web_sessions where agent_id = $1 and browser_id in (select id from forgotten)`,
    [agentId],
  );
  return theRow(put).id;
}

type Row = Omit<NewBrowser, "product"> & { userAgent: string | null };
const present = <R extends Row>({ userAgent, ...row }: R) => ({
  ...row,
  product: productOf(userAgent ?? ""),
});

/** A new browser, whose it is, and the web sessions by which it is signed in. */
export interface Newcomer {
  agentId: AgentId;
  webSessionIds: string[];
  browser: NewBrowser;
}

/** The new browsers of these agents, newest first. */
export async function listNewBrowsers(
  pool: Pool,
  agentIds: readonly AgentId[],
  now: number,
): Promise<Newcomer[]> {
  const { rows } = await pool.query<Row & Pick<Newcomer, "agentId" | "webSessionIds">>({
    name: "new_browsers",
    text: `select b.id, b.agent_id as "agentId", b.user_agent as "userAgent", b.ip, b.last_at as at,
                  cardinality(s.ids) > 0 as "signedIn", s.ids as "webSessionIds"
             from browsers b
             cross join lateral (select array(select w.id from web_sessions w
                                               where w.agent_id = b.agent_id and w.browser_id = b.id
                                                 and ${isAlive}) as ids) s
            where b.agent_id = any($1) and not b.known
            order by b.last_at desc, b.id`,
    values: [agentIds, now, now - idleMs],
  });
  return rows.map(({ agentId, webSessionIds, ...row }) => ({
    agentId,
    webSessionIds,
    browser: present(row),
  }));
}

/** Those that are signed in, and new ones. A session of an older release stands for a browser nothing is known of. */
export async function listBrowsers(
  pool: Pool,
  { agentId, webSessionId }: { agentId: AgentId; webSessionId: string },
  now: number,
): Promise<ListedBrowser[]> {
  const { rows } = await pool.query<Row & Pick<ListedBrowser, "activeAt" | "here" | "known">>(
    `with alive as (
       select coalesce(browser_id, id) as id, max(created_at) as at, max(last_seen_at) as active_at,
              bool_or(w.id = $4) as here
         from web_sessions w where w.agent_id = $1 and ${isAlive} group by 1)
     select id, b.user_agent as "userAgent", b.ip, coalesce(b.last_at, alive.at) as at,
            alive.id is not null as "signedIn", alive.active_at as "activeAt",
            coalesce(alive.here, false) as here, coalesce(b.known, true) as known
       from alive full join (select * from browsers where agent_id = $1) b using (id)
      where alive.id is not null or not b.known
      order by here desc, at desc, id`,
    [agentId, now, now - idleMs, webSessionId],
  );
  return rows.map(present);
}

/** Whether the web session is one of this browser. */
export async function isOf(pool: Pool, webSessionId: string, id: BrowserId): Promise<boolean> {
  const { rows } = await pool.query(
    `select from web_sessions where id = $1 and coalesce(browser_id, id) = $2`,
    [webSessionId, id],
  );
  return rows.length > 0;
}

/**
 * Whether the agent may say in this web session that they know the browser. What is new itself may be somebody else's, and answers for none
 * that is signed in: two of them would answer for each other. A session of an older release is of a browser from before.
 */
export async function mayAnswerFor(
  pool: Pool,
  { agentId, webSessionId }: { agentId: AgentId; webSessionId: string },
  id: BrowserId,
  now: number,
): Promise<boolean> {
  const { rows } = await pool.query(
    `select where coalesce((select b.known from web_sessions s join browsers b on b.id = s.browser_id where s.id = $5), true)
               or not exists (select from web_sessions w where w.agent_id = $1 and w.browser_id = $4 and ${isAlive})`,
    [agentId, now, now - idleMs, id, webSessionId],
  );
  return rows.length > 0;
}

/** [SI8] The agent has said that it is theirs: their other consoles are not told of it any more. */
export async function markKnown(pool: Pool, agentId: AgentId, id: BrowserId): Promise<void> {
  await pool.query(`update browsers set known = true where agent_id = $1 and id = $2`, [agentId, id]);
}

/**
 * Forgets the agent's browsers other than the one of the web session `but`: all of them, or one. Returns their web sessions,
 * which are deleted.
 */
export async function forgetBrowsers(
  db: ClientBase,
  { agentId, but, only }: { agentId: AgentId; but: string; only: BrowserId | null },
): Promise<{ id: string; userAgent: string | null }[]> {
  const others = `agent_id = $1 and ($3::text is null or $3 = %)
    and % is distinct from (select coalesce(browser_id, id) from web_sessions where id = $2)`;
  const { rows } = await db.query<{ id: string; userAgent: string | null }>(
    `delete from web_sessions w where ${others.replaceAll("%", "coalesce(browser_id, id)")}
     returning id, (select user_agent from browsers b where b.id = w.browser_id) as "userAgent"`,
    [agentId, but, only],
  );
  await db.query(`delete from browsers where ${others.replaceAll("%", "id")}`, [agentId, but, only]);
  return rows;
}
