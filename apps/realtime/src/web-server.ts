import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import { sendProblem } from "./problem.ts";
import { type Addresses, securityHeadersOf } from "./security-headers.ts";

const requestTimeoutMs = 10_000;
const connectionTimeoutMs = 30_000;
const bodyLimitBytes = 1_048_576;

/** Fastify with the house's limits: everything has a deadline, every body a size, every schema is zod's. */
export function createWebServer(log: Logger, addresses: Addresses): FastifyInstance {
  const headers = securityHeadersOf(addresses);
  const fastify = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: requestTimeoutMs,
    connectionTimeout: connectionTimeoutMs,
    bodyLimit: bodyLimitBytes,
    // A proxy on this machine may say whom it speaks for; nobody else (N14).
    trustProxy: "loopback",
    forceCloseConnections: "idle",
    // An address that cannot be read meets no hook.
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply.headers(headers), 400, "The address cannot be read");
    },
  });
  fastify.setValidatorCompiler(validatorCompiler);
  fastify.setSerializerCompiler(serializerCompiler);
  return fastify;
}
