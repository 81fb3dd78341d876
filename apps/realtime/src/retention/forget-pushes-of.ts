/** [RT2] Deletes an erased customer's data from pushes. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { batchSize } from "../database/delete-in-batches.ts";
import { transaction } from "../database/transaction.ts";
import { hashedKey, isPlain } from "./plain-keys.ts";

/** How far the clocks of servers may differ. A new customer may also be stored later than the first push. */
export const clocksApartMs = 24 * 60 * 60 * 1_000;

/** The period from first contact to erasure. */
export interface PushesOfOne {
  accountId: AccountId;
  openid: string;
  since: number;
  until: number;
}

/**
 * Selects a row per push: its key if it names the customer, else null, so that a fetch reads bounded rows. A push that
 * became a message counts whatever its time.
 */
export const namedBy = {
  text: `select case when (p.raw <> '' and (p.received_at <= $4 or p.state = 'kept') and strpos(p.raw, $2) > 0)
                       or (${isPlain} and strpos(p.dedupe_key, $2) > 0) then p.dedupe_key end as key
           from pushes p where p.account_id = $1 and (p.received_at >= $3 or p.state <> 'kept')`,
  values: ({ accountId, openid, since, until }: PushesOfOne): unknown[] => [
    accountId,
    openid,
    since - clocksApartMs,
    until,
  ],
};

export async function forgetPushesOf(pool: Pool, of: PushesOfOne): Promise<void> {
  const keys = await listNaming(pool, of);
  for (let i = 0; i < keys.length; i += batchSize) await forget(pool, of, keys.slice(i, i + batchSize));
}

/** NOTE: a cursor, as no statement may exceed its deadline. */
async function listNaming(pool: Pool, of: PushesOfOne): Promise<string[]> {
  const keys: string[] = [];
  await transaction(pool, async (client) => {
    await client.query(`declare pushed no scroll cursor for ${namedBy.text}`, namedBy.values(of));
    for (;;) {
      const { rows } = await client.query<{ key: string | null }>(`fetch ${batchSize} from pushed`);
      keys.push(...rows.flatMap(({ key }) => key ?? []));
      if (rows.length < batchSize) return;
    }
  });
  return keys;
}

async function forget(pool: Pool, { accountId, until }: PushesOfOne, keys: readonly string[]): Promise<void> {
  const among = `p.account_id = $1 and p.dedupe_key = any($2)`;
  await pool.query(
    `update pushes p set raw = '' where ${among} and (p.received_at <= $3 or p.state = 'kept')`,
    [accountId, keys, until],
  );
  await pool.query(
    `update pushes p set dedupe_key = case when taken.key is null then old.key else old.key || '#again' end
       from (select p.account_id, p.dedupe_key, ${hashedKey} as key from pushes p where ${among} and ${isPlain}) old
       left join lateral (select dedupe_key as key from pushes where account_id = old.account_id and dedupe_key = old.key) taken on true
      where p.account_id = old.account_id and p.dedupe_key = old.dedupe_key`,
    [accountId, keys],
  );
}
