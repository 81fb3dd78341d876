import type { AccountId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import { params } from "@jieru/shared/protocol/http";
import {
  type KeywordRepliesAnswer,
  type KeywordReplyChange,
  keywordRepliesAnswer,
  keywordReplyBody,
  keywordReplyOrderBody,
  keywordReplyParams,
  type NewKeywordReply,
  newKeywordReplyBody,
} from "@jieru/shared/protocol/keyword-replies";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import type { Clock } from "../base/context.ts";
import type { KeywordRepliesChange } from "../desk/command.ts";
import { listKeywordReplies } from "../lane/keyword-replies.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";

const path = "/api/accounts/:accountId/keyword-replies";
const response = { 200: keywordRepliesAnswer };

/** [AU1] Returns the change and rule for the audit log. */
function aboutOf(change: KeywordRepliesChange, before: readonly KeywordReply[]): string {
  if ("order" in change) return "order";
  if ("add" in change) return `added ${change.add.name}`;
  const nameOf = (id: string) => before.find((rule) => rule.id === id)?.name ?? "";
  if ("remove" in change) return `deleted ${nameOf(change.remove)}`;
  const { fields, keywordReplyId } = change;
  const name = fields.name ?? nameOf(keywordReplyId);
  if (Object.keys(fields).some((field) => field !== "on")) return `changed ${name}`;
  return `${fields.on ? "on" : "off"} ${name}`;
}

export interface KeywordReplyRoutesOptions {
  pool: Pool;
  lanes: Lanes;
  clock: Clock;
}

export async function keywordReplyRoutes(
  instance: FastifyInstance,
  { pool, lanes, clock }: KeywordReplyRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const readable = { access: "agent" } as const;
  const config = { access: "admin" } as const;

  const run = async (
    { principal: { agentId }, ip }: Pick<FastifyRequest, "principal" | "ip">,
    accountId: AccountId,
    change: KeywordRepliesChange,
  ): Promise<KeywordRepliesAnswer> => {
    const before = await listKeywordReplies(pool, accountId);
    const { desk } = await runOrRefuse(lanes, accountId, {
      command: { do: "change_keyword_replies", agentId, change },
      async sideEffect(client, did) {
        if (!did.ok || did.facts.length === 0) return;
        const about = aboutOf(change, before);
        const at = clock.now();
        await recordAudit(client, { what: "keyword_replies_changed", accountId, agentId, about, ip, at });
      },
    });
    return { keywordReplies: [...desk.keywordReplies] };
  };

  app.get(
    path,
    {
      config: readable,
      schema: {
        summary: "List the keyword replies",
        params: params.account,
        response,
      },
    },
    async ({ params: { accountId } }) => ({ keywordReplies: await listKeywordReplies(pool, accountId) }),
  );
  app.post(
    path,
    {
      config,
      schema: {
        summary: "Create a keyword reply, after the others",
        params: params.account,
        body: newKeywordReplyBody,
        response,
      },
    },
    (request) => run(request, request.params.accountId, { add: request.body }),
  );
  app.patch(
    `${path}/:keywordReplyId`,
    {
      config,
      schema: {
        summary: "Change a keyword reply, or switch it on or off",
        params: keywordReplyParams,
        body: keywordReplyBody,
        response,
      },
    },
    (request) => {
      const { accountId, keywordReplyId } = request.params;
      return run(request, accountId, { keywordReplyId, fields: definedFields(request.body) });
    },
  );
  app.delete(
    `${path}/:keywordReplyId`,
    { config, schema: { summary: "Delete a keyword reply", params: keywordReplyParams, response } },
    (request) => run(request, request.params.accountId, { remove: request.params.keywordReplyId }),
  );
  app.put(
    `${path}/order`,
    {
      config,
      schema: {
        summary: "Reorder keyword replies; those not named follow in their order",
        params: params.account,
        body: keywordReplyOrderBody,
        response,
      },
    },
    (request) => run(request, request.params.accountId, { order: request.body.ids }),
  );
}

const definedFields = (fields: KeywordReplyChange): Partial<NewKeywordReply> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
