import type { QueryConfig } from "pg";
import type { Desk } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";

interface RuleChange {
  before: Desk;
  desk: Desk;
  facts: readonly Fact[];
}

/** [CD1] Writes the rules as they are after the last fact that changed them. Rows that this release cannot read stay (UP3). */
export function saveConductRules({ before, desk, facts }: RuleChange): QueryConfig[] {
  if (!facts.some((f) => f.conductRules)) return [];
  const accountId = desk.account.id;
  const rules = desk.conductRules;
  const left = new Set(rules.map(({ id }) => id));
  const removed = before.conductRules.flatMap(({ id }) => (left.has(id) ? [] : id));
  const rows = rules.map(({ on, ...rule }) => ({ ...rule, is_on: on }));
  return [
    {
      text: `delete from conduct_rules where account_id = $1 and id = any($2::text[])`,
      values: [accountId, removed],
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
