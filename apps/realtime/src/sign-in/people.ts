import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { Context } from "../context.ts";
import type { Person } from "./who-scanned.ts";

/** Somebody who is let in; `renamed`: they have another name on WeChat than when they came last. */
export interface Admitted {
  agentId: AgentId;
  renamed: boolean;
}

/** Takes over the name the person has on WeChat now; null when they are bound to no account, nor about to set up the first. */
export async function refreshBoundPerson(pool: Pool, { wechatId, name }: Person): Promise<Admitted | null> {
  const { rows } = await pool.query<Admitted>(
    `with known as (select id, name from agents where wechat_id = $1 for update)
     update agents set name = $2 from known
      where agents.id = known.id and (exists (select from bindings where agent_id = agents.id)
         or (sets_up and not exists (select from accounts)))
     returning agents.id as "agentId", known.name <> $2 as renamed`,
    [wechatId, name],
  );
  return rows[0] ?? null;
}

/** The person's row, made when there is none; their name is theirs. */
export async function putPerson(
  { pool, newId, clock }: Pick<Context, "pool" | "newId" | "clock">,
  { wechatId, name }: Person,
): Promise<AgentId> {
  const { rows } = await pool.query<{ id: AgentId }>(
    `insert into agents (id, wechat_id, name, created_at) values ($1, $2, $3, $4)
     on conflict (wechat_id) do update set name = excluded.name
     returning id`,
    [newId(), wechatId, name, clock.now()],
  );
  return (rows[0] as { id: AgentId }).id;
}

/** The row of somebody known by unionid only; a name they already have stays. */
export async function ensurePerson(
  context: Pick<Context, "pool" | "newId" | "clock">,
  person: Person,
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
