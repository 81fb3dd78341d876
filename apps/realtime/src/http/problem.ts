import type { Problem } from "@jieru/shared/protocol/http";
import { type Refusal, type RefusalCode, refusalStatus } from "@jieru/shared/protocol/refusals";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { RefusalError } from "../base/refused.ts";
import { isDatabaseAway } from "../database/failures.ts";
import { noteRefusal } from "./denials.ts";

function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  noteRefusal(reply.request, refusal.refusal);
  return reply.code(refusalStatus(refusal)).send(refusal);
}

/** Sends problem details (RFC 9457). `errors` names the fields. */
export function sendProblem(
  reply: FastifyReply,
  status: number,
  title: string,
  errors?: Problem["errors"],
): FastifyReply {
  const problem: Problem = { type: "about:blank", title, status, ...(errors && { errors }) };
  return reply.code(status).type("application/problem+json").send(problem);
}

interface Invalid {
  instancePath: string;
  message?: string;
}
const fieldOf = (error: Invalid): string =>
  error.instancePath.replace(/^\//, "").replaceAll("/", ".") || "body";

/** [N11] A field's message may quote the input. */
const mostNamed = 20;
const longest = 200;

function sendInvalid(reply: FastifyReply, errors: readonly Invalid[]): FastifyReply {
  const named = errors.slice(0, mostNamed).map((e) => ({
    field: fieldOf(e).slice(0, longest),
    problem: (e.message ?? "is not valid").slice(0, longest),
  }));
  return sendProblem(reply, 400, "Some fields are not valid", named);
}

/** The error of an aborted request looks like a lost database connection. */
export const isCallerGone = (error: unknown, { raw }: FastifyRequest): boolean =>
  raw.errored !== null && error === raw.errored;

export function answerNotFound(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 404, "Not found"));
}

/** Handles every error. Callers do not see details of bugs. */
export function handleErrors(app: FastifyInstance, onRefusal?: (code: RefusalCode) => void): void {
  const refuse = (reply: FastifyReply, refusal: Refusal): FastifyReply => {
    onRefusal?.(refusal.refusal);
    return sendRefusal(reply, refusal);
  };
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof RefusalError) {
      if (error.isFailure) request.log.error({ err: error, reqId: request.id }, error.message);
      return refuse(
        error.retryAfter ? reply.header("retry-after", `${error.retryAfter}`) : reply,
        error.refusal,
      );
    }
    if (hasZodFastifySchemaValidationErrors(error)) return sendInvalid(reply, error.validation);
    if (isCallerGone(error, request)) return sendProblem(reply, 400, "The request did not come to its end");
    if (isDatabaseAway(error)) {
      request.log.error({ err: error, reqId: request.id }, "the database is away");
      return refuse(reply.header("retry-after", "2"), { refusal: "database_unavailable" });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return sendProblem(reply, status, error.message);
    request.log.error({ err: error, reqId: request.id }, "a request failed");
    return sendProblem(reply, 500, "Something went wrong on our side");
  });
}
