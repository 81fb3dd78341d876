/** [CD1] Conduct rules of an account; the feed reports changes. */

import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { AccountId, ConductRuleId } from "@jieru/shared/domain/ids";
import type { ConductRulesAnswer } from "@jieru/shared/protocol/conduct-rules";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { type Method, readOrThrow, request } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { invalidateOn } from "./invalidate.ts";
import { showAnswer } from "./show-answer.ts";

export type ConductRuleFields = Pick<ConductRule, "name" | "action" | "match">;

export const conductRulesQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("conduct-rules", accountId),
    queryFn: async ({ signal }): Promise<ConductRule[]> =>
      (await readOrThrow<ConductRulesAnswer>(paths.conductRules(accountId), signal)).conductRules,
  });

const none: ConductRule[] = [];

/** Returns no rules until they are loaded: the server checks every reply anyway. */
export const useConductRules = (accountId: AccountId): ConductRule[] =>
  useQuery(conductRulesQuery(accountId)).data ?? none;

const show = (accountId: AccountId, next: (rules: ConductRule[]) => ConductRule[]) =>
  queryClient.setQueryData<ConductRule[]>(
    conductRulesQuery(accountId).queryKey,
    (rules) => rules && next(rules),
  );

const change = (accountId: AccountId, method: Method, rest: string, body?: object) =>
  showAnswer(
    conductRulesQuery(accountId),
    request<ConductRulesAnswer>(method, `${paths.conductRules(accountId)}${rest}`, body && { body }),
    (answer) => answer.conductRules,
  );

const rule = (id: ConductRuleId): string => `/${encodeURIComponent(id)}`;

export const addConductRule = (accountId: AccountId, fields: ConductRuleFields) =>
  change(accountId, "POST", "", fields);

export const changeConductRule = (
  accountId: AccountId,
  id: ConductRuleId,
  fields: Partial<ConductRuleFields>,
) => change(accountId, "PATCH", rule(id), fields);

export function turnConductRule(accountId: AccountId, id: ConductRuleId, on: boolean) {
  show(accountId, (rules) => rules.map((one) => (one.id === id ? { ...one, on } : one)));
  return change(accountId, "PATCH", rule(id), { on });
}

export const removeConductRule = (accountId: AccountId, id: ConductRuleId) =>
  change(accountId, "DELETE", rule(id));

invalidateOn("conduct_rules_changed", "conduct-rules");
