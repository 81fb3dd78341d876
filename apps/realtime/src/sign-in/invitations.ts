/** One-time invitations by a random token, stored as a hash (SI4). */
import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, InvitationId } from "@jieru/shared/domain/ids";
import type { InvitationDetails } from "@jieru/shared/protocol/http";
import type { ClientBase, Pool } from "pg";
import { hashOf, newSecret } from "../base/secret.ts";

export const invitationLivesMs = 24 * 3_600_000;

export const invitationUrl = (publicUrl: string, token: string): string => `${publicUrl}/invite/${token}`;

interface ValidInvitation extends InvitationDetails {
  accountId: AccountId;
}

interface Inviting {
  id: InvitationId;
  accountId: AccountId;
  role: Role;
  /** null: the first admin's link. */
  invitedBy: AgentId | null;
  now: number;
}

/** Returns the token, which is not available later. */
export async function insertInvitation(
  db: Pool | ClientBase,
  { id, accountId, role, invitedBy, now }: Inviting,
): Promise<{ id: InvitationId; token: string; expiresAt: number }> {
  const [token, expiresAt] = [newSecret(), now + invitationLivesMs];
  await db.query(
    `insert into invitations (token_hash, account_id, role, invited_by, created_at, expires_at, id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [hashOf(token), accountId, role, invitedBy, now, expiresAt, id],
  );
  return { id, token, expiresAt };
}

/** SQL: its author is an admin (AG6), or it makes the first admin and there is no other ($3, N39). `$2`: now. */
const isValidSql = `used_at is null and revoked_at is null and expires_at > $2 and case
  when invited_by is null then not exists (
    select from bindings b where b.account_id = invitations.account_id and b.role = 'admin' and b.agent_id <> $3)
  else exists (
    select from bindings b where b.account_id = invitations.account_id and b.role = 'admin' and b.agent_id = invited_by)
  end`;

export async function findInvitation(
  db: Pool | ClientBase,
  token: string,
  now: number,
): Promise<ValidInvitation | null> {
  const { rows } = await db.query<ValidInvitation>(
    `select account_id as "accountId", accounts.name as "accountName", agents.name as "invitedByName", role,
            expires_at as "expiresAt"
       from invitations join accounts on accounts.id = account_id left join agents on agents.id = invited_by
      where token_hash = $1 and ${isValidSql}`,
    [hashOf(token), now, ""],
  );
  return rows[0] ?? null;
}

/** Returns whether this agent has used the invitation: accepting it twice succeeds. */
export async function isBoundBy(pool: Pool, token: string, agentId: AgentId): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from invitations i join bindings b on b.account_id = i.account_id and b.agent_id = i.used_by
      where token_hash = $1 and used_by = $2`,
    [hashOf(token), agentId],
  );
  return rowCount === 1;
}

export async function redeemInvitation(
  client: ClientBase,
  token: string,
  agentId: AgentId,
  now: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update invitations set used_by = $3, used_at = $2 where token_hash = $1 and ${isValidSql}`,
    [hashOf(token), now, agentId],
  );
  return rowCount === 1;
}

/** Ignores people who are bound already. */
export async function noteOpened(pool: Pool, token: string, agentId: AgentId, now: number): Promise<void> {
  await pool.query(
    `update invitations set opened_at = $2 where token_hash = $1 and ${isValidSql} and not exists (
       select from bindings b where b.account_id = invitations.account_id and b.agent_id = $3)`,
    [hashOf(token), now, agentId],
  );
}

/** [AG1] The invitation stays valid. */
export async function noteFull(client: ClientBase, token: string, now: number): Promise<void> {
  await client.query(`update invitations set full_at = $2 where token_hash = $1`, [hashOf(token), now]);
}
