/** [SI5] Access to an installation without accounts. */
import type { AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { Context } from "../base/context.ts";
import { hashOf, newSecret } from "../base/secret.ts";
import type { Person } from "./identify-scanner.ts";
import { invitationLivesMs } from "./invitations.ts";
import { putPerson } from "./people.ts";

/** Voids the previous link and its unused permission. */
export async function openSetUp({ pool, clock, config }: Context): Promise<string> {
  const token = newSecret();
  await closeSetUp(pool);
  await pool.query(`insert into set_up_links (token_hash, expires_at) values ($1, $2)`, [
    hashOf(token),
    clock.now() + invitationLivesMs,
  ]);
  return `${config.publicUrl}/set-up/${token}`;
}

export async function closeSetUp(pool: Pool): Promise<void> {
  await pool.query(`delete from set_up_links`);
  await pool.query(`update agents set sets_up = false where sets_up`);
}

/** Valid while there is no mini program. */
export async function grantSetUp(pool: Pool, agentId: AgentId): Promise<void> {
  await pool.query(`update agents set sets_up = true where id = $1`, [agentId]);
}

/** Returns null, and stores nothing, for an invalid link. */
export async function admitToSetUp(context: Context, person: Person, token: string): Promise<AgentId | null> {
  const { pool, clock } = context;
  const { rows } = await pool.query(
    `select from set_up_links where token_hash = $1 and expires_at > $2 and not exists (select from accounts)`,
    [hashOf(token), clock.now()],
  );
  if (rows.length === 0) return null;
  const agentId = await putPerson(context, person);
  await grantSetUp(pool, agentId);
  return agentId;
}

/** [MA6] Admins of any account, or who sets up the first. */
export async function mayConnect(db: Pool | ClientBase, agentId: AgentId): Promise<boolean> {
  const { rows } = await db.query(
    `select where exists (select from bindings where agent_id = $1 and role = 'admin')
        or exists (select from agents where id = $1 and sets_up and not exists (select from accounts))`,
    [agentId],
  );
  return rows.length > 0;
}
