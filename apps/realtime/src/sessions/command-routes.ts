/** Routes that only run a command in the lane. */
import { seenOf } from "@jieru/shared/domain/blank";
import {
  assignBody,
  params,
  readBody,
  sessionAnswer,
  transferBody,
  urgentBody,
} from "@jieru/shared/protocol/http";
import { reminderBody } from "@jieru/shared/protocol/reminders";
import { endBody, wrapUpBody } from "@jieru/shared/protocol/wrap-up";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";
import type { Command } from "../desk/command.ts";
import type { SessionRoutesOptions } from "./route-options.ts";
import { runOnSession, type Who } from "./run-on-session.ts";

interface CommandRoute {
  method: "POST" | "PUT";
  name: string;
  summary: string;
  body?: z.ZodType;
  commandOf(who: Who, body: unknown): Command;
}

const withBody = <Body extends z.ZodType>(
  method: CommandRoute["method"],
  name: string,
  summary: string,
  body: Body,
  commandOf: (who: Who, body: z.infer<Body>) => Command,
): CommandRoute => ({
  method,
  name,
  summary,
  body,
  // Parsed by the schema.
  commandOf: (who, parsed) => commandOf(who, parsed as z.infer<Body>),
});

const withoutBody = (name: string, summary: string, commandOf: (who: Who) => Command): CommandRoute => ({
  method: "POST",
  name,
  summary,
  commandOf,
});

/** Add new session commands here. */
const routes: readonly CommandRoute[] = [
  withBody("POST", "read", "Mark everything up to a seq as read by the owner", readBody, (who, { upTo }) => ({
    do: "mark_read",
    ...who,
    upTo,
  })),
  withoutBody("pick-up", "Pick up a waiting session", (who) => ({ do: "pick_up", ...who })),
  withoutBody("reactivate", "Reactivate an inactive session", (who) => ({ do: "reactivate", ...who })),
  withoutBody("reopen", "Undo the end of a session, or reopen it within its reply window", (who) => ({
    do: "reopen",
    ...who,
  })),
  withoutBody("take-over", "Take over a session as a supervisor", (who) => ({ do: "take_over", ...who })),
  withBody("POST", "assign", "Assign a waiting session to an agent", assignBody, (who, { agentId }) => ({
    do: "assign",
    ...who,
    to: agentId,
  })),
  withBody(
    "POST",
    "transfer",
    "Transfer a session to another agent, or back to the waiting queue",
    transferBody,
    (who, { agentId, note }) => ({ do: "transfer", ...who, to: agentId ?? null, note: seenOf(note) }),
  ),
  withBody("POST", "end", "End a session, with an optional topic and comment", endBody, (who, body) => ({
    do: "end",
    ...who,
    ...(body?.wrapUp && { wrapUp: body.wrapUp }),
    ...(body?.askRating === false && { askRating: false }),
  })),
  withBody(
    "PUT",
    "wrap-up",
    "Set the topic and comment of a session, before or after its end",
    wrapUpBody,
    (who, { wrapUp }) => ({ do: "wrap_up", ...who, wrapUp }),
  ),
  withBody(
    "PUT",
    "reminder",
    "Set, change or remove the reminder of a session",
    reminderBody,
    (who, { reminder }) => ({ do: "set_reminder", ...who, reminder }),
  ),
  withBody(
    "PUT",
    "urgent",
    "Mark a session as urgent, or remove the mark",
    urgentBody,
    (who, { urgent }) => ({
      do: "mark_urgent",
      ...who,
      urgent,
    }),
  ),
];

export function commandRoutes(instance: FastifyInstance, options: SessionRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  for (const { method, name, summary, body, commandOf } of routes)
    app.route({
      method,
      url: `/api/sessions/:sessionId/${name}`,
      config: { access: "signed_in" },
      schema: {
        summary,
        params: params.session,
        ...(body && { body }),
        response: { 200: sessionAnswer },
      },
      handler: (request) => runOnSession(options, request, (who) => commandOf(who, request.body)),
    });
}
