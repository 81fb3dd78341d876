/** [RM2] The route for a session's reminder. It is a command through the account's lane. */
import { params, sessionAnswer } from "@jieru/shared/protocol/http";
import { reminderBody } from "@jieru/shared/protocol/reminders";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { SessionRoutesOptions } from "./route-options.ts";
import { runOnSession } from "./run-on-session.ts";

export function reminderRoute(instance: FastifyInstance, options: SessionRoutesOptions): void {
  instance.withTypeProvider<ZodTypeProvider>().put(
    "/api/sessions/:sessionId/reminder",
    {
      config: { access: "signed_in" },
      schema: {
        summary: "Set, change or remove the reminder of a session",
        params: params.session,
        body: reminderBody,
        response: { 200: sessionAnswer },
      },
    },
    (request) =>
      runOnSession(options, request, (sessionId, agentId) => ({
        do: "set_reminder",
        agentId,
        sessionId,
        reminder: request.body.reminder,
      })),
  );
}
