import type { AccountId } from "@jieru/shared/domain/ids";
import { conductReportAnswer, conductReportQuery } from "@jieru/shared/protocol/conduct-rules-schema";
import type { FileLanguage } from "@jieru/shared/protocol/files";
import { endedAnswer, params } from "@jieru/shared/protocol/http";
import type { ReportRows } from "@jieru/shared/protocol/reports";
import {
  countedSessionsQuery,
  reportAnswer,
  reportExportQuery,
  reportQuery,
} from "@jieru/shared/protocol/reports-schema";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";
import { recordAudit } from "../audit/record-audit.ts";
import { listCounted } from "./list-counted.ts";
import { conductExportRows, readConduct } from "./read-conduct.ts";
import { type Range, type Reader, readReport } from "./read-report.ts";
import { writeConductCsv, writeCsv } from "./write-csv.ts";

/** The schemas ensure both or neither. */
const rangeOf = ({ from, to }: z.infer<typeof reportQuery>): Range | null =>
  from && to ? { from, to } : null;

/** Needs `enforceAccess` on the instance. */
export async function reportRoutes(instance: FastifyInstance, reader: Reader): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    "/api/accounts/:accountId/reports",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "Get a report of volume and response times, by day and by agent",
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
        summary: "Export a report as CSV: by day, agent or topic, or of conduct rules",
        params: params.account,
        querystring: reportExportQuery,
      },
    },
    async ({ params: { accountId }, query, principal: { agentId }, ip }, reply) => {
      const { rows, language } = query;
      const { from, to, file } = await writeReport(reader, accountId, rangeOf(query), { rows, language });
      const about = `${from} ${to} ${rows}`;
      const at = reader.clock.now();
      await recordAudit(reader.pool, { what: "report_exported", accountId, agentId, about, ip, at });
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="jieru-${rows}-${from}-${to}.csv"`)
        .header("cache-control", "private, no-store")
        .send(file);
    },
  );
  app.get(
    "/api/accounts/:accountId/reports/sessions",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "List the sessions behind a report's number, newest first",
        params: params.account,
        querystring: countedSessionsQuery,
        response: { 200: endedAnswer },
      },
    },
    ({ params: { accountId }, query }) => listCounted(reader, accountId, { ...query, range: rangeOf(query) }),
  );
  app.get(
    "/api/accounts/:accountId/conduct-report",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "Get a report of warnings and refusals by conduct rules",
        params: params.account,
        querystring: conductReportQuery,
        response: { 200: conductReportAnswer },
      },
    },
    ({ params: { accountId }, query }) => readConduct(reader, accountId, rangeOf(query)),
  );
}

async function writeReport(
  reader: Reader,
  accountId: AccountId,
  range: Range | null,
  { rows, language }: { rows: ReportRows; language: FileLanguage },
): Promise<{ from: string; to: string; file: string }> {
  if (rows === "conduct") {
    const report = await readConduct(reader, accountId, range, conductExportRows);
    return { from: report.from, to: report.to, file: writeConductCsv(report, language) };
  }
  const report = await readReport(reader, accountId, range);
  return { from: report.from, to: report.to, file: writeCsv(report, rows, language) };
}
