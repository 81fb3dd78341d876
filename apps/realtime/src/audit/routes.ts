import { auditAnswer, auditQuery } from "@jieru/shared/protocol/audit";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { listAudit } from "./list-audit.ts";

export async function auditRoutes(instance: FastifyInstance, { pool }: { pool: Pool }): Promise<void> {
  instance.withTypeProvider<ZodTypeProvider>().get(
    "/api/accounts/:accountId/audit",
    {
      config: { access: "admin" },
      schema: {
        summary: "What was done in the account, by whom and from where, newest first",
        params: params.account,
        querystring: auditQuery,
        response: { 200: auditAnswer },
      },
    },
    async ({ params: { accountId }, query: { before = null, limit } }) => {
      const records = await listAudit(pool, accountId, before, limit + 1);
      return { records: records.slice(0, limit), more: records.length > limit };
    },
  );
}
