import { blockedAnswer, blockedQuery, params, tagsAnswer } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { listBlocked } from "./blacklist.ts";
import { listKnownTags } from "./known-tags.ts";
import type { ConversationRoutesOptions } from "./routes.ts";

/** [TG3] [BL4] What is known over all customers of an account. */
export function knownRoutes(instance: FastifyInstance, { pool }: ConversationRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    "/api/accounts/:accountId/tags",
    {
      config: { access: "agent" },
      schema: {
        summary: "The account's tags, the most used first",
        params: params.account,
        response: { 200: tagsAnswer },
      },
    },
    async ({ params: { accountId } }) => ({ tags: await listKnownTags(pool, accountId) }),
  );

  app.get(
    "/api/accounts/:accountId/blocked",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "Customers on the blacklist, newest first",
        params: params.account,
        querystring: blockedQuery,
        response: { 200: blockedAnswer },
      },
    },
    async ({ params: { accountId }, query: { before, beforeId, limit } }) => {
      const last = before === undefined ? null : { at: before, id: beforeId ?? "" };
      const customers = await listBlocked(pool, accountId, last, limit + 1);
      return { customers: customers.slice(0, limit), more: customers.length > limit };
    },
  );
}
