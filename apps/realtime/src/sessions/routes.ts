/** Routes for single sessions: read, mark as read, and the commands of agents. */
import { params, readBody, sessionAnswer } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { Refused } from "../base/refused.ts";
import { findSession } from "../lane/session-queries.ts";
import { getSessionAsSeen } from "../policies/conversation.ts";
import { endRoutes } from "./end-routes.ts";
import { ownerRoutes } from "./owner-routes.ts";
import { createPickUpRows } from "./record-pick-ups.ts";
import { reminderRoute } from "./reminder-route.ts";
import { replyRoute } from "./reply-route.ts";
import type { SessionRoutesOptions } from "./route-options.ts";
import { runOnSession } from "./run-on-session.ts";

export async function sessionRoutes(
  instance: FastifyInstance,
  needed: Omit<SessionRoutesOptions, "pickUps">,
): Promise<void> {
  const options: SessionRoutesOptions = { ...needed, pickUps: createPickUpRows() };
  const { pool } = options;
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "signed_in" } as const;

  app.get(
    "/api/sessions/:sessionId",
    { config, schema: { summary: "One session", params: params.session, response: { 200: sessionAnswer } } },
    async ({ params: { sessionId }, principal }) => {
      const session = await findSession(pool, sessionId);
      if (!session) throw new Refused({ refusal: "session_not_found" });
      return { session: await getSessionAsSeen(pool, session, principal.agentId) };
    },
  );
  app.post(
    "/api/sessions/:sessionId/read",
    {
      config,
      schema: {
        summary: "The owner has seen everything up to a seq",
        params: params.session,
        body: readBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(options, request, (sessionId, agentId) => ({
        do: "mark_read",
        agentId,
        sessionId,
        upTo: request.body.upTo,
      })),
  );
  ownerRoutes(instance, options);
  replyRoute(instance, options);
  endRoutes(instance, options);
  reminderRoute(instance, options);
}
