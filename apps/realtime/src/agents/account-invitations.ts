/** What an account's admins see of its invitations, and do to them: by id, never by token (SI4). */
import type { AccountId, InvitationId } from "@jieru/shared/domain/ids";
import type { Invitation } from "@jieru/shared/protocol/invitations";
import type { ClientBase, Pool } from "pg";

/** More than anybody reads; the newest come first. */
const shownAtMost = 200;

/** `$2` is now. */
const columns = `i.id, i.role, i.created_at as "createdAt", i.expires_at as "expiresAt", i.opened_at as "openedAt",
  i.full_at as "fullAt", i.used_at as "usedAt", i.revoked_at as "revokedAt", maker.name as "invitedByName",
  case when i.used_by is null then null else json_build_object('id', i.used_by, 'name', invitee.name) end as "usedBy",
  case when i.used_at is not null then 'used' when i.revoked_at is not null then 'revoked'
       when i.expires_at <= $2 then 'expired'
       when exists (select from bindings b where b.account_id = i.account_id and b.role = 'admin'
                      and b.agent_id = i.invited_by) then 'open'
       else 'void' end as state`;
const tables = `invitations i left join agents maker on maker.id = i.invited_by
  left join agents invitee on invitee.id = i.used_by`;

/** Those that still bind whoever opens them, newest first. */
export async function listOpenInvitations(
  pool: Pool,
  accountId: AccountId,
  now: number,
): Promise<Invitation[]> {
  const { rows } = await pool.query<Invitation>(
    `select * from (
       select ${columns} from ${tables}
        where i.account_id = $1 and i.used_at is null and i.revoked_at is null and i.expires_at > $2
        order by i.created_at desc limit ${shownAtMost}) newest
      where state = 'open' order by "createdAt" desc, id`,
    [accountId, now],
  );
  return rows;
}

/** In whatever state it is; null when the account never made it. */
export async function findInvitationOf(
  pool: Pool,
  accountId: AccountId,
  id: InvitationId,
  now: number,
): Promise<Invitation | null> {
  const { rows } = await pool.query<Invitation>(
    `select ${columns} from ${tables} where i.account_id = $1 and i.id = $3`,
    [accountId, now, id],
  );
  return rows[0] ?? null;
}

/** Takes back one that nobody has used; false when there is none. */
export async function revokeInvitation(
  client: ClientBase,
  accountId: AccountId,
  id: InvitationId,
  now: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update invitations set revoked_at = $3
      where account_id = $1 and id = $2 and used_at is null and revoked_at is null`,
    [accountId, id, now],
  );
  return rowCount === 1;
}
