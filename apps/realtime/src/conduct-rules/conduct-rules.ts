import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import { conductMatch } from "@jieru/shared/domain/conduct-rule";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";

interface ConductRuleRow extends Omit<ConductRule, "on"> {
  is_on: boolean;
}

/** Returns the rules of an account by id, so the oldest first. */
export async function listConductRules(db: ClientBase | Pool, accountId: AccountId): Promise<ConductRule[]> {
  const { rows } = await db.query<ConductRuleRow>(
    `select id, name, action, match, is_on from conduct_rules where account_id = $1 order by id collate "C"`,
    [accountId],
  );
  return rows.map(({ id, name, action, match, is_on }) => ({
    id,
    name,
    action,
    on: is_on,
    match: conductMatch.parse(match),
  }));
}
