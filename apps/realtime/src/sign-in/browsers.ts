/** [SI8] [SI9] The browsers an agent signs in with, as rows. Each has a random secret, of which only the hash is stored. */

import type { AgentId, BrowserId } from "@jieru/shared/domain/ids";
import type { ListedBrowser, NewBrowser } from "@jieru/shared/protocol/browsers";
import type { ClientBase, Pool } from "pg";
import { hashOf } from "../base/secret.ts";
import { theRow } from "../database/the-row.ts";
import { type BrowserStanding, mayConfirm, mayEnd } from "./browser-rights.ts";
import { productOf } from "./product-of.ts";
import { idleMs } from "./web-sessions.ts";

/** Beyond this, the browsers with the oldest sign-in are forgotten and signed out. */
const browsersPerAgent = 50;
/** Longer texts are cut off. No current browser sends half of it. */
const maxUserAgent = 512;

export interface Arriving {
  id: BrowserId;
  secret: string;
  userAgent: string;
  ip: string;
}

const isAlive = `w.expires_at > $2 and w.last_seen_at > $3`;

/**
 * Records that the agent signs in with this browser, and returns its id. Call it once the session that this sign-in replaces is gone.
 * The browser is new to the agent unless they used it before, or it is their first one.
 * It is the first one if none was recorded and they are signed in with no other.
 * An older release recorded no browsers, so agents may be signed in without any.
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
  const browserId = theRow(put).id;
  // [SI13] New browsers are forgotten before known ones.
  const { rows: tooMany } = await db.query<{ id: BrowserId }>(
    `select id from browsers where agent_id = $1
      order by id = $2 desc, known desc, last_at desc, id offset ${browsersPerAgent}`,
    [agentId, browserId],
  );
  if (tooMany.length > 0) {
    const ids = tooMany.map((browser) => browser.id);
    await forgetBrowsers(db, { agentId, ids, userAgent: userAgent.slice(0, maxUserAgent), at: now });
  }
  return browserId;
}

const present = <R extends { userAgent: string | null }>({ userAgent, ...row }: R) => ({
  ...row,
  product: productOf(userAgent ?? ""),
});

type Shown = Pick<NewBrowser, "id" | "ip" | "at" | "signedIn">;

/** A new browser, its agent, and its web sessions. */
export interface Newcomer {
  agentId: AgentId;
  webSessionIds: string[];
  /** When its oldest valid sign-in began; null if it is signed out. */
  since: number | null;
  /** Whether its agent is signed in with no other browser. */
  isAlone: boolean;
  browser: NewBrowser;
}

interface NewcomerRow extends Shown, Omit<Newcomer, "browser"> {
  userAgent: string | null;
}

/** Returns the new browsers of these agents, newest first. */
export async function listNewBrowsers(
  pool: Pool,
  agentIds: readonly AgentId[],
  now: number,
): Promise<Newcomer[]> {
  const { rows } = await pool.query<NewcomerRow>({
    name: "new_browsers",
    text: `select b.id, b.agent_id as "agentId", b.user_agent as "userAgent", b.ip, b.last_at as at,
                  s.since is not null as "signedIn", coalesce(s.ids, '{}') as "webSessionIds", s.since,
                  not exists (select from web_sessions w
                               where w.agent_id = b.agent_id and w.browser_id is distinct from b.id
                                 and ${isAlive}) as "isAlone"
             from browsers b
             cross join lateral (select array_agg(w.id) as ids, min(w.created_at) as since from web_sessions w
                                  where w.agent_id = b.agent_id and w.browser_id = b.id and ${isAlive}) s
            where b.agent_id = any($1) and not b.known
            order by b.last_at desc, b.id`,
    values: [agentIds, now, now - idleMs],
  });
  return rows.map(({ agentId, webSessionIds, since, isAlone, ...row }) => ({
    agentId,
    webSessionIds,
    since,
    isAlone,
    browser: present(row),
  }));
}

/** A browser of an agent with all its recorded data. */
export interface RecordedBrowser extends BrowserStanding, Shown {
  userAgent: string | null;
  /** The time of its last activity; null if it is signed out. */
  activeAt: number | null;
  /** Whether the requesting web session is one of its own. */
  here: boolean;
}

/** The agent whose browsers are requested, and the requesting web session. */
export interface BrowserQuestion {
  agentId: AgentId;
  webSessionId: string;
}

/**
 * Returns all remembered browsers of the agent: the requesting one first, then by sign-in, newest first.
 * A session of an older release counts as a known browser without a name.
 */
export async function listRecordedBrowsers(
  db: Pool | ClientBase,
  { agentId, webSessionId }: BrowserQuestion,
  now: number,
): Promise<RecordedBrowser[]> {
  const { rows } = await db.query<RecordedBrowser>(
    `with alive as (
       select coalesce(browser_id, id) as id, max(created_at) as at, min(created_at) as since,
              max(last_seen_at) as active_at, bool_or(w.id = $4) as here, bool_and(browser_id is null) as unnamed
         from web_sessions w where w.agent_id = $1 and ${isAlive} group by 1)
     select id, b.user_agent as "userAgent", b.ip, coalesce(b.last_at, alive.at) as at,
            alive.id is not null as "signedIn", alive.active_at as "activeAt", alive.since,
            coalesce(alive.here, false) as here, coalesce(b.known, alive.unnamed) as known
       from alive full join (select * from browsers where agent_id = $1) b using (id)
      order by here desc, at desc, id`,
    [agentId, now, now - idleMs, webSessionId],
  );
  return rows;
}

/** Returns whether no browser but this one is signed in. */
export const isOnlySignIn = (
  own: Pick<BrowserStanding, "id">,
  all: readonly Pick<BrowserStanding, "id" | "since">[],
): boolean => all.every(({ id, since }) => id === own.id || since === null);

/** [SI9] Returns the browsers that are signed in, and new ones. */
export async function listBrowsers(
  pool: Pool,
  question: BrowserQuestion,
  now: number,
): Promise<ListedBrowser[]> {
  const all = await listRecordedBrowsers(pool, question, now);
  const own = all.find(({ here }) => here);
  const isAlone = own !== undefined && isOnlySignIn(own, all);
  return all
    .filter(({ since, known }) => since !== null || !known)
    .map(({ since, ...browser }) => ({
      ...present(browser),
      mayConfirm: own !== undefined && !browser.here && mayConfirm(own, isAlone),
      mayEnd: own !== undefined && !browser.here && mayEnd(own, { ...browser, since }),
    }));
}

/** [SI8] Records that the agent recognised the browser. Their other consoles are not notified of it any more. */
export async function markKnown(db: ClientBase, agentId: AgentId, id: BrowserId): Promise<void> {
  await db.query(`update browsers set known = true where agent_id = $1 and id = $2`, [agentId, id]);
}

interface Forgetting {
  agentId: AgentId;
  ids: readonly BrowserId[];
  /** The User-Agent of the browser that ends them; null if unknown. */
  userAgent: string | null;
  at: number;
}

/** Forgets these browsers of the agent, and deletes and returns their web sessions. [SI14] Records which browser ended them. */
export async function forgetBrowsers(
  db: ClientBase,
  { agentId, ids, userAgent, at }: Forgetting,
): Promise<{ id: string; userAgent: string | null }[]> {
  const { rows } = await db.query<{ id: string; userAgent: string | null }>(
    `with ended as (
       delete from web_sessions where agent_id = $1 and coalesce(browser_id, id) = any($2)
       returning id, token_hash, browser_id, expires_at),
     noted as (
       insert into ended_web_sessions (token_hash, web_session_id, agent_id, by_user_agent, ended_at, expires_at)
       select token_hash, id, $1, $3, $4, expires_at from ended)
     select id, (select user_agent from browsers b where b.id = ended.browser_id) as "userAgent" from ended`,
    [agentId, ids, userAgent, at],
  );
  await db.query(`delete from browsers where agent_id = $1 and id = any($2)`, [agentId, ids]);
  return rows;
}
