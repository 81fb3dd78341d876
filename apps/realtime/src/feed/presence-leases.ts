/** Presence leases per agent and node, valid while the node has a live socket (AG4). */
import type { Agent } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

export interface PresentAgent {
  accountId: AccountId;
  agentId: AgentId;
}

export interface ReturningAgent extends PresentAgent {
  goneWhy: Agent["statusWhy"];
}

interface BindingRow {
  account_id: AccountId;
  agent_id: AgentId;
}
const presentAgent = (r: BindingRow): PresentAgent => ({ accountId: r.account_id, agentId: r.agent_id });

/** How long the leases of a dead node stay valid. */
export const leaseMs = 15_000;
const forgetAfterMs = 60 * 60 * 1_000;
/** Minimum interval of writes; until they leave, the lease counts. */
const noteEveryMs = 60_000;

/** SQL: when binding `b` last had a console. */
export const lastSeen = `greatest(coalesce(b.last_seen_at, b.bound_at),
  (select max(l.expires_at) - ${leaseMs} from presence_leases l where l.account_id = b.account_id and l.agent_id = b.agent_id))`;

export async function renewLeases(
  pool: Pool,
  nodeId: string,
  present: readonly PresentAgent[],
  now: number,
): Promise<void> {
  await forgetExpired(pool, now);
  if (present.length === 0) return;
  const accounts = present.map((p) => p.accountId);
  const agents = present.map((p) => p.agentId);
  await pool.query(
    `insert into presence_leases (account_id, agent_id, node_id, expires_at)
     select account_id, agent_id, $3, $4 from unnest($1::text[], $2::text[]) as p(account_id, agent_id)
      order by account_id, agent_id
     on conflict (account_id, agent_id, node_id) do update set expires_at = excluded.expires_at`,
    [accounts, agents, nodeId, now + leaseMs],
  );
  await noteSeen(pool, present, now);
}

/** Writes last-seen times. Skips rows that a lane is writing until the next call. */
async function noteSeen(pool: Pool, seen: readonly PresentAgent[], now: number): Promise<void> {
  await pool.query(
    `update bindings b set last_seen_at = $3
       from (select account_id, agent_id from bindings join unnest($1::text[], $2::text[]) as p(account_id, agent_id)
              using (account_id, agent_id)
              where last_seen_at is null or not last_seen_at between $3::bigint - ${noteEveryMs} + 1 and $3
                for no key update of bindings skip locked) as p
      where b.account_id = p.account_id and b.agent_id = p.agent_id`,
    [seen.map((s) => s.accountId), seen.map((s) => s.agentId), now],
  );
}

async function forgetExpired(pool: Pool, now: number): Promise<void> {
  await pool.query(`delete from presence_leases where expires_at < $1`, [now - forgetAfterMs]);
}

/** Ends leases. If a lane is writing the row, the lease is set to end now, so that no account waits for another. */
export async function dropLeases(
  pool: Pool,
  nodeId: string,
  gone: readonly PresentAgent[],
  now: number,
): Promise<void> {
  await pool.query(
    `with gone as (select * from unnest($1::text[], $2::text[]) as p(account_id, agent_id)),
          free as (select account_id, agent_id from bindings join gone using (account_id, agent_id)
                      for no key update of bindings skip locked),
          noted as (update bindings b set last_seen_at = $4 from free
                     where b.account_id = free.account_id and b.agent_id = free.agent_id),
          ended as (update presence_leases l set expires_at = $4 from gone
                     where l.account_id = gone.account_id and l.agent_id = gone.agent_id and l.node_id = $3
                       and (gone.account_id, gone.agent_id) not in (table free))
     delete from presence_leases l using free
      where l.account_id = free.account_id and l.agent_id = free.agent_id and l.node_id = $3`,
    [gone.map((g) => g.accountId), gone.map((g) => g.agentId), nodeId, now],
  );
}

/** [AG3] Returns agents without a lease for their grace time since `upSince`. Future last-seen times count from now. */
export async function listLost(pool: Pool, now: number, upSince: number): Promise<PresentAgent[]> {
  const { rows } = await pool.query<BindingRow & { ahead: boolean }>(
    // Looks up last-seen times only for the few without a lease.
    `with missing as materialized (
       select b.account_id, b.agent_id, b.last_seen_at, b.bound_at, a.grace_ms
         from bindings b join accounts a on a.id = b.account_id
        where b.status <> 'offline'
          and not exists (select from presence_leases l
                           where l.account_id = b.account_id and l.agent_id = b.agent_id and l.expires_at > $1))
     select account_id, agent_id, seen_at > $1 as ahead
       from missing b cross join lateral (select ${lastSeen} as seen_at) s
      where seen_at > $1 or greatest(seen_at, $2::bigint) + grace_ms <= $1`,
    [now, upSince],
  );
  const ahead = rows.filter((row) => row.ahead);
  if (ahead.length > 0) await noteSeen(pool, ahead.map(presentAgent), now);
  return rows.filter((row) => !row.ahead).map(presentAgent);
}

/** [AG3] SQL: offline without choosing so. [SE4] After signing out, an agent returns only with a sign-in. */
const comesBack = `b.status = 'offline' and b.chosen_status <> 'offline'
  and exists (select from web_sessions w join agents g on g.id = w.agent_id
               where w.agent_id = b.agent_id and w.expires_at > $1
                 and (b.status_why is distinct from 'signed_out' or w.created_at > coalesce(g.signed_out_at, -1)))`;

const returning = `b.account_id as "accountId", b.agent_id as "agentId", b.status_why as "goneWhy"`;

export async function listReturning(
  pool: Pool,
  come: readonly PresentAgent[],
  now: number,
): Promise<ReturningAgent[]> {
  const { rows } = await pool.query<ReturningAgent>(
    `select ${returning} from bindings b
       join unnest($2::text[], $3::text[]) as p(account_id, agent_id)
         on b.account_id = p.account_id and b.agent_id = p.agent_id
      where ${comesBack}`,
    [now, come.map((c) => c.accountId), come.map((c) => c.agentId)],
  );
  return rows;
}

/** Returns agents with a lease who came back while being found missing. */
export async function listReturned(pool: Pool, now: number): Promise<ReturningAgent[]> {
  const { rows } = await pool.query<ReturningAgent>(
    `select distinct ${returning}
       from presence_leases l join bindings b on b.account_id = l.account_id and b.agent_id = l.agent_id
      where l.expires_at > $1 and ${comesBack}`,
    [now],
  );
  return rows;
}
