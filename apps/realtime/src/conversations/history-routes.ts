import type { Session } from "@jieru/shared/domain/session";
import {
  allowanceHistoryAnswer,
  allowanceHistoryQuery,
  sessionsOfQuery,
} from "@jieru/shared/protocol/customer-history";
import { params, readersAnswer, sessionsAnswer } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { listReaders, recordLook } from "../audit/record-reading.ts";
import { listSessionsOf } from "../lane/session-queries.ts";
import { getReadableSession, type ReadableSession } from "../policies/conversation.ts";
import { readAllowanceHistory } from "./allowance-history.ts";
import type { ConversationRoutesOptions } from "./route-options.ts";

/** [AG11] Returns the open session alone. */
function shown({ limit: _, accountId: __, ...session }: ReadableSession): Session {
  return session;
}

export function historyRoutes(instance: FastifyInstance, { pool, clock }: ConversationRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "signed_in" } as const;

  app.get(
    "/api/conversations/:conversationId/allowance-history",
    {
      config,
      schema: {
        summary: "List changes of the reply quota, newest first",
        params: params.conversation,
        querystring: allowanceHistoryQuery,
        response: { 200: allowanceHistoryAnswer },
      },
    },
    async ({ params: { conversationId }, query: { before, limit, opening }, principal: { agentId }, ip }) => {
      const session = await getReadableSession(pool, conversationId, agentId);
      await recordLook(pool, session, { agentId, ip, at: clock.now(), opening });
      const page = { before: before ?? null, limit, within: session.limit };
      return readAllowanceHistory(pool, conversationId, page);
    },
  );

  app.get(
    "/api/conversations/:conversationId/readers",
    {
      config,
      schema: {
        summary: "List agents who have read another agent's session since it began",
        params: params.conversation,
        response: { 200: readersAnswer },
      },
    },
    async ({ params: { conversationId }, principal: { agentId } }) => {
      const session = await getReadableSession(pool, conversationId, agentId);
      return { readers: await listReaders(pool, session) };
    },
  );

  app.get(
    "/api/conversations/:conversationId/sessions",
    {
      config,
      schema: {
        summary: "List the customer's sessions, newest first",
        params: params.conversation,
        querystring: sessionsOfQuery,
        response: { 200: sessionsAnswer },
      },
    },
    async ({
      params: { conversationId },
      query: { before, beforeId, limit, opening },
      principal: { agentId },
      ip,
    }) => {
      const session = await getReadableSession(pool, conversationId, agentId);
      await recordLook(pool, session, { agentId, ip, at: clock.now(), opening });
      if (session.limit) return { sessions: before === undefined ? [shown(session)] : [], more: false };
      const last = before === undefined ? null : { openedAt: before, id: beforeId ?? "" };
      const sessions = await listSessionsOf(pool, conversationId, last, limit + 1);
      return { sessions: sessions.slice(0, limit), more: sessions.length > limit };
    },
  );
}
