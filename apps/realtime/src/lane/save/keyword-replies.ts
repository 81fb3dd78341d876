import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { Fact } from "../../desk/fact.ts";

/** [KA1] The rules as they are after the last fact that changed them. */
export function saveKeywordReplies(accountId: AccountId, facts: readonly Fact[]): QueryConfig[] {
  const rules = facts.findLast((f) => f.keywordReplies)?.keywordReplies;
  if (!rules) return [];
  const rows = rules.map(({ on, ...rule }, position) => ({ ...rule, is_on: on, position }));
  return [
    {
      text: `delete from keyword_replies where account_id = $1 and id <> all($2::text[])`,
      values: [accountId, rules.map(({ id }) => id)],
    },
    {
      text: `insert into keyword_replies (account_id, id, name, keywords, text, is_on, position)
       select $1, id, name, keywords, text, is_on, position
         from json_to_recordset($2) as x(id text, name text, keywords jsonb, text text, is_on boolean, position int)
       on conflict (id) do update set name = excluded.name, keywords = excluded.keywords, text = excluded.text,
         is_on = excluded.is_on, position = excluded.position`,
      values: [accountId, JSON.stringify(rows)],
    },
  ];
}
