import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { Fact } from "../../desk/fact.ts";

/** [PU8] When pushes may have been lost. A gap that is there already fails the transaction: it is told once. */
export function saveGaps(accountId: AccountId, facts: readonly Fact[]): QueryConfig[] {
  const gaps = facts.flatMap((f) => f.gap ?? []);
  if (gaps.length === 0) return [];
  const text = `insert into push_gaps (account_id, from_at, to_at) select $1, * from unnest($2::bigint[], $3::bigint[])`;
  return [{ text, values: [accountId, gaps.map((g) => g.from), gaps.map((g) => g.to)] }];
}
