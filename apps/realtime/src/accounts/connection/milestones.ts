/** Records the milestones of a connection, each written once (MA9). */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { tellChanged } from "../account-directory.ts";

/**
 * Records that WeChat verified the push address with the credentials of `changedAt`. Writes nothing when the account
 * has other credentials now. If the Token was refused since an earlier verification, this one shows that the problem is
 * fixed.
 */
export async function noteVerified(
  pool: Pool,
  { id, changedAt }: { id: AccountId; changedAt: number },
  at: number,
): Promise<void> {
  const { rowCount } = await pool.query(
    `update accounts set verified_at = $3
      where id = $1 and coalesce(credentials_changed_at, 0) = $2
        and (verified_at is null
             or exists (select from push_sightings
                         where account_id = $1 and of_credentials = $2 and refused_at > verified_at
                           and refused_why in ('check_signature', 'signature')))`,
    [id, changedAt, at],
  );
  // The previous Token is no longer valid on any node.
  if (rowCount === 1) await tellChanged(pool, id);
}

/** Runs in the transaction that stores the push. */
export async function noteFirstPush(client: ClientBase, accountId: AccountId, at: number): Promise<void> {
  await client.query(`update accounts set first_push_at = $2 where id = $1 and first_push_at is null`, [
    accountId,
    at,
  ]);
}
