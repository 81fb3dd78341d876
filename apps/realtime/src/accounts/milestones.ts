/** How far the connection has come, each written at most once (MA9). */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";

/** WeChat's check of the push address passed. */
export async function noteVerified(pool: Pool, accountId: AccountId, at: number): Promise<void> {
  await pool.query(`update accounts set verified_at = $2 where id = $1 and verified_at is null`, [
    accountId,
    at,
  ]);
}

/** In the transaction that keeps the push. */
export async function noteFirstPush(client: ClientBase, accountId: AccountId, at: number): Promise<void> {
  await client.query(`update accounts set first_push_at = $2 where id = $1 and first_push_at is null`, [
    accountId,
    at,
  ]);
}
