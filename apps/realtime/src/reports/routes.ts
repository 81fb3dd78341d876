import { params } from "@jieru/shared/protocol/http";
import { reportAnswer, reportExportQuery, reportQuery } from "@jieru/shared/protocol/reports";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";
import { recordAudit } from "../audit/record-audit.ts";
import { type Range, type Reader, readReport } from "./read-report.ts";
import { writeCsv } from "./write-csv.ts";

/** Schemas have seen to it that there are both or neither. */
const rangeOf = ({ from, to }: z.infer<typeof reportQuery>): Range | null =>
  from && to ? { from, to } : null;

/** [RP6] Needs `enforceAccess` on the instance. */
export async function reportRoutes(instance: FastifyInstance, reader: Reader): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    "/api/accounts/:accountId/reports",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "How much came and how soon it was answered, by day and by agent",
        params: params.account,
        querystring: reportQuery,
        response: { 200: reportAnswer },
      },
    },
    ({ params: { accountId }, query }) => readReport(reader, accountId, rangeOf(query)),
  );
  app.get(
    "/api/accounts/:accountId/reports/export",
    {
      config: { access: "supervisor", answers: { 200: "The lines of a CSV file.", type: "text/csv" } },
      schema: {
        summary: "The same to take along, as a CSV file by day, by agent or by topic",
        params: params.account,
        querystring: reportExportQuery,
      },
    },
    async ({ params: { accountId }, query, principal: { agentId }, ip }, reply) => {
      const { rows, language } = query;
      const report = await readReport(reader, accountId, rangeOf(query));
      const { from, to } = report;
      const about = `${from} ${to} ${rows}`;
      const at = reader.clock.now();
      await recordAudit(reader.pool, { what: "report_exported", accountId, agentId, about, ip, at });
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="jieru-${rows}-${from}-${to}.csv"`)
        .header("cache-control", "private, no-store")
        .send(writeCsv(report, rows, language));
    },
  );
}
