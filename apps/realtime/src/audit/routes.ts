import { auditAnswer, auditPeople, auditQuery } from "@jieru/shared/protocol/audit";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { listAudit } from "./list-audit.ts";
import { listAuditPeople } from "./list-people.ts";

export async function auditRoutes(instance: FastifyInstance, { pool }: { pool: Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    "/api/accounts/:accountId/audit",
    {
      config: { access: "admin" },
      schema: {
        summary: "List the audit log, newest first",
        params: params.account,
        querystring: auditQuery,
        response: { 200: auditAnswer },
      },
    },
    async ({ params: { accountId }, query }) => {
      const { before = null, limit, by = null, kind = null, conversationId = null } = query;
      const part = { before, limit: limit + 1, by, kind, conversationId };
      const records = await listAudit(pool, accountId, part);
      return { records: records.slice(0, limit), more: records.length > limit };
    },
  );
  app.get(
    "/api/accounts/:accountId/audit/people",
    {
      config: { access: "admin" },
      schema: {
        summary: "List the people by whom the audit log can be filtered",
        params: params.account,
        response: { 200: auditPeople },
      },
    },
    async ({ params: { accountId } }) => ({ people: await listAuditPeople(pool, accountId) }),
  );
}
