import { dayNamed, localTime } from "@jieru/shared/domain/local-day";
import { accountExportQuery, conversationExportQuery } from "@jieru/shared/protocol/exports-schema";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { recordLook } from "../audit/record-reading.ts";
import { readTimeZone } from "../lane/time-zone.ts";
import { getExportableSession } from "../policies/export.ts";
import { Exporter, type ExporterParts } from "./exporter.ts";
import { stretchesOf, wholeLog } from "./part.ts";

const answers = {
  200: "The lines of a CSV file, or with `format=jsonl` a message as JSON in each line. What was not finished is cut off with its connection.",
  type: "text/csv",
};
const refuses = {
  409: "`export_under_way`: one at a time.",
  503: "`server_busy`: four are being written.",
};

/** Needs `enforceAccess` on the instance. */
export async function exportRoutes(instance: FastifyInstance, parts: ExporterParts): Promise<void> {
  const { pool, clock } = parts;
  const exporter = new Exporter(parts);
  instance.addHook("preClose", async () => exporter.end());
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const shared = { answers, refuses, pace: "exports" } as const;

  app.get(
    "/api/conversations/:conversationId/export",
    {
      config: { access: "signed_in", ...shared },
      schema: {
        summary: "Export a conversation",
        params: params.conversation,
        querystring: conversationExportQuery,
      },
    },
    async (request, reply) => {
      const { conversationId } = request.params;
      const { principal, query, ip, method } = request;
      const { agentId } = principal;
      const session = await getExportableSession(pool, conversationId, agentId);
      return exporter.answer(request, reply, query, async () => {
        const { accountId } = session;
        if (method !== "HEAD") await recordLook(pool, session, { agentId, ip, at: clock.now() });
        const stretches = [await wholeLog(pool, accountId)];
        return {
          what: "conversation_exported",
          about: conversationId,
          name: `jieru-conversation-${conversationId}`,
          part: { accountId, conversationId, days: null, withNotes: query.notes === "with", stretches },
          async judge() {
            await request.judgeAgain();
            await getExportableSession(pool, conversationId, agentId);
          },
        };
      });
    },
  );

  app.get(
    "/api/accounts/:accountId/export",
    {
      config: { access: "admin", ...shared },
      schema: {
        summary: "Export all messages of some days",
        params: params.account,
        querystring: accountExportQuery,
      },
    },
    async (request, reply) => {
      const { accountId } = request.params;
      const { query } = request;
      return exporter.answer(request, reply, query, async () => {
        const timeZone = await readTimeZone(pool, accountId);
        const today = localTime(clock.now(), timeZone).date;
        const { from = today, to = today } = query;
        const days = { from: dayNamed(from, timeZone).from, until: dayNamed(to, timeZone).until };
        const stretches = await stretchesOf(pool, accountId, days);
        return {
          what: "messages_exported",
          about: `${from} ${to}`,
          name: `jieru-messages-${from}-${to}`,
          part: { accountId, conversationId: null, days, withNotes: query.notes === "with", stretches },
          judge: () => request.judgeAgain(),
        };
      });
    },
  );
}
