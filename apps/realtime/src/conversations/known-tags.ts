import type { AccountId } from "@jieru/shared/domain/ids";
import type { KnownTag } from "@jieru/shared/domain/tags";
import type { Pool } from "pg";

/** More than anybody looks through; what is used less often is typed. */
const limit = 200;

/** [TG3] The account's tags, the most used first. */
export async function listKnownTags(pool: Pool, accountId: AccountId): Promise<KnownTag[]> {
  const { rows } = await pool.query<KnownTag>(
    `select tag, uses from account_tags where account_id = $1 order by uses desc, tag limit $2`,
    [accountId, limit],
  );
  return rows;
}
