import { params } from "@jieru/shared/protocol/http";
import { searchAnswer, searchQuery } from "@jieru/shared/protocol/search";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { search } from "./search.ts";

/** [FI1] The search page's one route. */
export async function searchRoutes(instance: FastifyInstance, { pool }: { pool: Pool }): Promise<void> {
  instance.withTypeProvider<ZodTypeProvider>().get(
    "/api/accounts/:accountId/search",
    {
      config: { access: "agent" },
      schema: {
        summary: "Messages, notes or customers that have the words, of what the asker may read; newest first",
        params: params.account,
        querystring: searchQuery,
        response: { 200: searchAnswer },
      },
    },
    async ({ params: { accountId }, query, principal: { agentId, role } }) =>
      search(pool, accountId, { id: agentId, role: role ?? "agent" }, query),
  );
}
