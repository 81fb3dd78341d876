import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { AccountId } from "@jieru/shared/domain/ids";
import type {
  ConductRuleChange,
  ConductRulesAnswer,
  NewConductRule,
} from "@jieru/shared/protocol/conduct-rules";
import {
  conductRuleBody,
  conductRuleParams,
  conductRulesAnswer,
  newConductRuleBody,
} from "@jieru/shared/protocol/conduct-rules-schema";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import type { Clock } from "../base/context.ts";
import { singleRow } from "../database/single-row.ts";
import type { ConductRulesChange } from "../desk/command.ts";
import { listConductRules } from "../lane/conduct-rules.ts";
import type { Lanes } from "../lane/lane.ts";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";

const path = "/api/accounts/:accountId/conduct-rules";
const response = { 200: conductRulesAnswer };

/** [AU1] Returns action and rule for the audit log. */
function aboutOf(change: ConductRulesChange, before: readonly ConductRule[]): string {
  if ("add" in change) return `added ${change.add.name}`;
  const nameOf = (id: string) => before.find((rule) => rule.id === id)?.name ?? "";
  if ("remove" in change) return `deleted ${nameOf(change.remove)}`;
  const { fields, conductRuleId } = change;
  const name = fields.name ?? nameOf(conductRuleId);
  if (Object.keys(fields).some((field) => field !== "on")) return `changed ${name}`;
  return `${fields.on ? "on" : "off"} ${name}`;
}

export interface ConductRuleRoutesOptions {
  pool: Pool;
  lanes: Lanes;
  clock: Clock;
}

export async function conductRuleRoutes(
  instance: FastifyInstance,
  { pool, lanes, clock }: ConductRuleRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "admin" } as const;

  const read = async (accountId: AccountId): Promise<ConductRulesAnswer> => {
    const text = `select ${accountColumns} from accounts where id = $1`;
    const { repetition } = accountOf(singleRow(await pool.query<AccountRow>(text, [accountId])));
    return { conductRules: await listConductRules(pool, accountId), repetition };
  };
  const run = async (
    { principal: { agentId }, ip }: Pick<FastifyRequest, "principal" | "ip">,
    accountId: AccountId,
    change: ConductRulesChange,
  ): Promise<ConductRulesAnswer> => {
    const before = await listConductRules(pool, accountId);
    const { desk } = await runOrRefuse(lanes, accountId, {
      command: { do: "change_conduct_rules", agentId, change },
      async sideEffect(client, did) {
        if (!did.ok || did.facts.length === 0) return;
        const about = aboutOf(change, before);
        const at = clock.now();
        await recordAudit(client, { what: "conduct_rules_changed", accountId, agentId, about, ip, at });
      },
    });
    return { conductRules: [...desk.conductRules], repetition: desk.account.repetition };
  };

  app.get(
    path,
    {
      config: { access: "agent" },
      schema: {
        summary: "List the conduct rules",
        params: params.account,
        response,
      },
    },
    ({ params: { accountId } }) => read(accountId),
  );
  app.post(
    path,
    {
      config,
      schema: {
        summary: "Create a conduct rule",
        params: params.account,
        body: newConductRuleBody,
        response,
      },
    },
    (request) => run(request, request.params.accountId, { add: request.body }),
  );
  app.patch(
    `${path}/:conductRuleId`,
    {
      config,
      schema: {
        summary: "Change a conduct rule, or switch it on or off",
        params: conductRuleParams,
        body: conductRuleBody,
        response,
      },
    },
    (request) => {
      const { accountId, conductRuleId } = request.params;
      return run(request, accountId, { conductRuleId, fields: definedFields(request.body) });
    },
  );
  app.delete(
    `${path}/:conductRuleId`,
    { config, schema: { summary: "Delete a conduct rule", params: conductRuleParams, response } },
    (request) => run(request, request.params.accountId, { remove: request.params.conductRuleId }),
  );
}

const definedFields = (fields: ConductRuleChange): Partial<NewConductRule> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
