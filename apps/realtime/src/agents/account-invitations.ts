/** Reads and revokes an account's invitations, by id and never by token (SI4). */
import type { AccountId, InvitationId } from "@jieru/shared/domain/ids";
import type { Invitation, InvitationCursor } from "@jieru/shared/protocol/invitations";
import type { ClientBase, Pool } from "pg";
import { singleRow } from "../database/single-row.ts";
import { invitationLivesMs } from "../sign-in/invitations.ts";

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

/** `$1` is the account, `$2` now. The bound on `created_at` limits how much of the index is read. */
const isOpen = `i.account_id = $1 and i.used_at is null and i.revoked_at is null and i.expires_at > $2
  and i.created_at > $2 - ${invitationLivesMs}
  and exists (select from bindings b where b.account_id = i.account_id and b.role = 'admin'
                and b.agent_id = i.invited_by)`;

export async function listOpenInvitations(
  pool: Pool,
  accountId: AccountId,
  { last, limit }: { last: InvitationCursor | null; limit: number },
  now: number,
): Promise<Invitation[]> {
  const { rows } = await pool.query<Invitation>(
    `select ${columns} from ${tables}
      where ${isOpen} and ($3::bigint is null or (i.created_at, i.id) < ($3, $4))
      order by i.created_at desc, i.id desc limit $5`,
    [accountId, now, last?.before ?? null, last?.beforeId ?? "", limit],
  );
  return rows;
}

export async function countOpenInvitations(
  db: Pool | ClientBase,
  accountId: AccountId,
  now: number,
): Promise<number> {
  const counted = await db.query<{ count: number }>(
    `select count(*)::int as count from invitations i where ${isOpen}`,
    [accountId, now],
  );
  return singleRow(counted).count;
}

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
