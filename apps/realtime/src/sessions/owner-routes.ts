/** Routes that change a session's owner. Every route is a command through the account's lane. */
import { seenOf } from "@jieru/shared/domain/blank";
import { assignBody, params, sessionAnswer, transferBody } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { SessionRoutesOptions } from "./route-options.ts";
import { type AskOfSession, runOnSession } from "./run-on-session.ts";

export function ownerRoutes(instance: FastifyInstance, options: SessionRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "signed_in" } as const;

  const simple = (name: string, summary: string, ask: AskOfSession): void => {
    app.post(
      `/api/sessions/:sessionId/${name}`,
      { config, schema: { summary, params: params.session, response: { 200: sessionAnswer } } },
      (request) => runOnSession(options, request, ask),
    );
  };
  simple("pick-up", "Take a waiting session", (sessionId, agentId) => ({
    do: "pick_up",
    agentId,
    sessionId,
  }));
  simple("reactivate", "Wake an inactive session", (sessionId, agentId) => ({
    do: "reactivate",
    agentId,
    sessionId,
  }));
  simple(
    "reopen",
    "Undo the end of a session, or reopen it within its reply window",
    (sessionId, agentId) => ({
      do: "reopen",
      agentId,
      sessionId,
    }),
  );
  simple("take-over", "A supervisor makes it theirs", (sessionId, agentId) => ({
    do: "take_over",
    agentId,
    sessionId,
  }));

  app.post(
    "/api/sessions/:sessionId/assign",
    {
      config,
      schema: {
        summary: "Give a waiting session to an agent",
        params: params.session,
        body: assignBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(options, request, (sessionId, agentId) => ({
        do: "assign",
        agentId,
        sessionId,
        to: request.body.agentId,
      })),
  );

  app.post(
    "/api/sessions/:sessionId/transfer",
    {
      config,
      schema: {
        summary: "Hand a session to another agent, or back to the waiting line",
        params: params.session,
        body: transferBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(options, request, (sessionId, agentId) => ({
        do: "transfer",
        agentId,
        sessionId,
        to: request.body.agentId ?? null,
        note: seenOf(request.body.note),
      })),
  );
}
