import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { notifyCredentialsChanged } from "../account-directory.ts";

/** Records that WeChat verified the push address. This also ends an earlier refusal of the Token. */
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
  // Invalidates the previous Token on all nodes.
  if (rowCount === 1) await notifyCredentialsChanged(pool, id);
}

/** Runs in the transaction that stores the push. */
export async function noteFirstPush(client: ClientBase, accountId: AccountId, at: number): Promise<void> {
  await client.query(`update accounts set first_push_at = $2 where id = $1 and first_push_at is null`, [
    accountId,
    at,
  ]);
}
