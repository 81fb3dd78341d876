import type { AccountId } from "@jieru/shared/domain/ids";
import { type KnownTag, maxKnownTags } from "@jieru/shared/domain/tags";
import type { Pool } from "pg";

/** [TG3] Most used first. */
export async function listKnownTags(pool: Pool, accountId: AccountId): Promise<KnownTag[]> {
  const { rows } = await pool.query<KnownTag>(
    `select tag, uses from account_tags where account_id = $1 order by uses desc, tag limit $2`,
    [accountId, maxKnownTags],
  );
  return rows;
}
