import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { Context } from "../base/context.ts";
import { singleRow } from "../database/single-row.ts";
import { nameless, type Person } from "./identify-scanner.ts";

/** `newName`: set if it differs from the stored one. */
export interface Admitted {
  agentId: AgentId;
  newName: string | null;
}

/** null: neither bound nor setting up. */
export async function findBoundPerson(pool: Pool, { wechatId, name }: Person): Promise<Admitted | null> {
  const { rows } = await pool.query<{ agentId: AgentId; known: string }>(
    `select id as "agentId", name as known from agents
      where wechat_id = $1 and (exists (select from bindings where agent_id = agents.id)
         or (sets_up and not exists (select from accounts)))`,
    [wechatId],
  );
  const [person] = rows;
  return person ? { agentId: person.agentId, newName: person.known === name ? null : name } : null;
}

export async function putPerson(
  { pool, newId, clock }: Pick<Context, "pool" | "newId" | "clock">,
  { wechatId, name }: Person,
): Promise<AgentId> {
  const put = await pool.query<{ id: AgentId }>(
    `insert into agents (id, wechat_id, name, created_at) values ($1, $2, $3, $4)
     on conflict (wechat_id) do update set name = coalesce($5, agents.name)
     returning id`,
    [newId(), wechatId, name ?? nameless, clock.now(), name],
  );
  return singleRow(put).id;
}

/** Does not change an existing name. */
export async function ensurePerson(
  context: Pick<Context, "pool" | "newId" | "clock">,
  person: Person & { name: string },
): Promise<{ id: AgentId; name: string }> {
  const { pool, newId, clock } = context;
  await pool.query(
    `insert into agents (id, wechat_id, name, created_at) values ($1, $2, $3, $4)
     on conflict (wechat_id) do nothing`,
    [newId(), person.wechatId, person.name, clock.now()],
  );
  return getPerson(pool, person.wechatId);
}

async function getPerson(db: Pool | ClientBase, wechatId: string): Promise<{ id: AgentId; name: string }> {
  const { rows } = await db.query<{ id: AgentId; name: string }>(
    `select id, name from agents where wechat_id = $1`,
    [wechatId],
  );
  if (!rows[0]) throw new Error("the person's row is gone");
  return rows[0];
}

export async function listAccountsOf(pool: Pool, agentId: AgentId): Promise<AccountId[]> {
  const { rows } = await pool.query<{ account_id: AccountId }>(
    `select account_id from bindings where agent_id = $1 order by account_id`,
    [agentId],
  );
  return rows.map((row) => row.account_id);
}

/** [SE4] Earlier web sessions, by any clock, no longer bring the agent back. */
export async function noteSignedOut(pool: Pool, agentId: AgentId, now: number): Promise<void> {
  await pool.query(
    `update agents set signed_out_at =
       greatest($2, (select max(created_at) from web_sessions where agent_id = $1)) where id = $1`,
    [agentId, now],
  );
}
