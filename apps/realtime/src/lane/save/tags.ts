import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { Fact } from "../../desk/fact.ts";

/** How many more or fewer customers have each tag after the batch. */
function changesOf(facts: readonly Fact[]): Map<string, number> {
  const changes = new Map<string, number>();
  const count = (tag: string, n: number) => changes.set(tag, (changes.get(tag) ?? 0) + n);
  for (const f of facts) {
    for (const tag of f.tagsAdded ?? []) count(tag, 1);
    for (const tag of f.tagsRemoved ?? []) count(tag, -1);
  }
  return changes;
}

/** [TG3] The account's tags and how often each is used; one that nobody has any more goes. */
export function saveTags(accountId: AccountId, facts: readonly Fact[]): QueryConfig[] {
  const changes = [...changesOf(facts)].filter(([, n]) => n !== 0);
  if (changes.length === 0) return [];
  const tags = changes.map(([tag]) => tag);
  return [
    {
      text: `insert into account_tags as t (account_id, tag, uses) select $1, * from unnest($2::text[], $3::int[])
       on conflict (account_id, tag) do update set uses = t.uses + excluded.uses`,
      values: [accountId, tags, changes.map(([, n]) => n)],
    },
    {
      text: `delete from account_tags where account_id = $1 and tag = any($2) and uses <= 0`,
      values: [accountId, tags],
    },
  ];
}
