import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import { conductMatch } from "@jieru/shared/domain/conduct-rule-schema";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";

interface ConductRuleRow extends Omit<ConductRule, "on" | "match"> {
  match: unknown;
  is_on: boolean;
}

/** Returns the rules, oldest first. [UP3] Skips rules that only a later release can read. */
export async function listConductRules(db: ClientBase | Pool, accountId: AccountId): Promise<ConductRule[]> {
  const { rows } = await db.query<ConductRuleRow>(
    `select id, name, action, match, is_on from conduct_rules where account_id = $1 order by id collate "C"`,
    [accountId],
  );
  return rows.flatMap(({ id, name, action, match, is_on }) => {
    const read = conductMatch.safeParse(match);
    return read.success ? [{ id, name, action, on: is_on, match: read.data }] : [];
  });
}
