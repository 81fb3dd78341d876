import { params } from "@jieru/shared/protocol/http";
import { searchAnswer, searchQuery } from "@jieru/shared/protocol/search-schema";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { createSearchRecorder } from "./record-search.ts";
import { search } from "./search.ts";

export async function searchRoutes(
  instance: FastifyInstance,
  { pool, clock }: { pool: Pool; clock: Clock },
): Promise<void> {
  const record = createSearchRecorder(pool);
  instance.withTypeProvider<ZodTypeProvider>().get(
    "/api/accounts/:accountId/search",
    {
      config: { access: "agent" },
      schema: {
        summary: "Search readable messages, notes or customers, newest first",
        params: params.account,
        querystring: searchQuery,
        response: { 200: searchAnswer },
      },
    },
    async ({ params: { accountId }, query, principal: { agentId, role }, ip }) => {
      const found = await search(pool, accountId, { id: agentId, role: role ?? "agent" }, query);
      await record({ accountId, agentId, ip, at: clock.now() }, query, found);
      return found;
    },
  );
}
