import type { AccountId } from "@jieru/shared/domain/ids";
import type { Statement } from "../../database/burst.ts";
import { texts } from "../../database/columns.ts";
import type { Fact } from "../../desk/fact.ts";

/** [CD1] The rules as they are after the last fact that changed them. */
export function saveConductRules(accountId: AccountId, facts: readonly Fact[]): Statement[] {
  const rules = facts.findLast((f) => f.conductRules)?.conductRules;
  if (!rules) return [];
  const rows = rules.map(({ on, ...rule }) => ({ ...rule, is_on: on }));
  return [
    {
      text: `delete from conduct_rules where account_id = $1 and id <> all($2::text[])`,
      values: [accountId, texts(rules.map(({ id }) => id))],
    },
    {
      text: `insert into conduct_rules (account_id, id, name, action, match, is_on)
       select $1, id, name, action, match, is_on
         from json_to_recordset($2) as x(id text, name text, action text, match jsonb, is_on boolean)
       on conflict (id) do update set name = excluded.name, action = excluded.action, match = excluded.match,
         is_on = excluded.is_on`,
      values: [accountId, JSON.stringify(rows)],
    },
  ];
}
