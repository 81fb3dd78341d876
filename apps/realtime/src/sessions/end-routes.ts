/** [WU3] [WU4] Routes for a session's end and wrap-up. Every route is a command through the account's lane. */
import { params, sessionAnswer } from "@jieru/shared/protocol/http";
import { endBody, wrapUpBody } from "@jieru/shared/protocol/wrap-up";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { SessionRoutesOptions } from "./route-options.ts";
import { runOnSession } from "./run-on-session.ts";

export function endRoutes(instance: FastifyInstance, options: SessionRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "signed_in" } as const;

  app.post(
    "/api/sessions/:sessionId/end",
    {
      config,
      schema: {
        summary: "Close the episode, and say what it was about",
        params: params.session,
        body: endBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(options, request, (sessionId, agentId) => ({
        do: "end",
        agentId,
        sessionId,
        ...(request.body?.wrapUp && { wrapUp: request.body.wrapUp }),
        ...(request.body?.askRating === false && { askRating: false }),
      })),
  );

  app.put(
    "/api/sessions/:sessionId/wrap-up",
    {
      config,
      schema: {
        summary: "Say what a session was about, before its end or after",
        params: params.session,
        body: wrapUpBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(options, request, (sessionId, agentId) => ({
        do: "wrap_up",
        agentId,
        sessionId,
        wrapUp: request.body.wrapUp,
      })),
  );
}
