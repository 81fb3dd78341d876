import { params, sessionAnswer } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { Refused } from "../base/refused.ts";
import { findSession } from "../lane/session-queries.ts";
import { getSessionAsSeen } from "../policies/conversation.ts";
import { commandRoutes } from "./command-routes.ts";
import { createPickUpRows } from "./record-pick-ups.ts";
import { replyRoute } from "./reply-route.ts";
import type { SessionRoutesOptions } from "./route-options.ts";

export async function sessionRoutes(
  instance: FastifyInstance,
  needed: Omit<SessionRoutesOptions, "pickUps">,
): Promise<void> {
  const options: SessionRoutesOptions = { ...needed, pickUps: createPickUpRows() };
  const { pool } = options;
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    "/api/sessions/:sessionId",
    {
      config: { access: "signed_in" },
      schema: { summary: "Get a session", params: params.session, response: { 200: sessionAnswer } },
    },
    async ({ params: { sessionId }, principal }) => {
      const session = await findSession(pool, sessionId);
      if (!session) throw new Refused({ refusal: "session_not_found" });
      return { session: await getSessionAsSeen(pool, session, principal.agentId) };
    },
  );
  commandRoutes(instance, options);
  replyRoute(instance, options);
}
