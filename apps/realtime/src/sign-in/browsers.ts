/** [SI8] [SI9] An agent's browsers. Only hashes of their secrets are stored. */

import type { AgentId, BrowserId } from "@jieru/shared/domain/ids";
import type { ListedBrowser, NewBrowser } from "@jieru/shared/protocol/browsers";
import type { ClientBase, Pool } from "pg";
import { hashOf } from "../base/secret.ts";
import { singleRow } from "../database/single-row.ts";
import { type BrowserAge, mayConfirm, mayEnd } from "./browser-rights.ts";
import { productOf } from "./product-of.ts";
import { idleMs } from "./web-sessions.ts";

/** Beyond this, the oldest are signed out. */
const browsersPerAgent = 50;
/** Twice the longest of current browsers. */
const maxUserAgent = 512;

export interface Arriving {
  id: BrowserId;
  secret: string;
  userAgent: string;
  ip: string;
}

const isAlive = `w.expires_at > $2 and w.last_seen_at > $3`;

/**
 * Records a sign-in and returns the browser's id, after the previous session is gone. An agent's first recorded browser
 * is known only if they are signed in with no other, as older releases recorded none.
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
  const browserId = singleRow(put).id;
  // [SI13] Forgets new browsers first.
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

export interface Newcomer {
  agentId: AgentId;
  webSessionIds: string[];
  /** Start of its oldest valid sign-in; null: signed out. */
  since: number | null;
  isAlone: boolean;
  browser: NewBrowser;
}

interface NewcomerRow extends Shown, Omit<Newcomer, "browser"> {
  userAgent: string | null;
}

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

export interface RecordedBrowser extends BrowserAge, Shown {
  userAgent: string | null;
  /** null: signed out. */
  activeAt: number | null;
  here: boolean;
}

export interface BrowserQuestion {
  agentId: AgentId;
  webSessionId: string;
}

/** The requesting one first, then newest. A session of an older release counts as a known browser without a name. */
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

export const isOnlySignIn = (
  own: Pick<BrowserAge, "id">,
  all: readonly Pick<BrowserAge, "id" | "since">[],
): boolean => all.every(({ id, since }) => id === own.id || since === null);

/** [SI9] Returns signed-in and new browsers. */
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

/** [SI8] Ends notifications of this browser. */
export async function markKnown(db: ClientBase, agentId: AgentId, id: BrowserId): Promise<void> {
  await db.query(`update browsers set known = true where agent_id = $1 and id = $2`, [agentId, id]);
}

interface Forgetting {
  agentId: AgentId;
  ids: readonly BrowserId[];
  /** The browser that ends them. */
  userAgent: string | null;
  at: number;
}

/** Forgets browsers and returns their deleted sessions. [SI14] Records which browser ended them. */
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
