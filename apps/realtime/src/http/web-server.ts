import { uploadLimitBytes } from "@jieru/shared/domain/text-limit";
import { bodyTimeoutMs, transferMs } from "@jieru/shared/domain/upload-time";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import type { IsTrustedProxy } from "../base/trusted-proxies.ts";
import { boundedInput } from "./bounded-input.ts";
import { limitBodies } from "./connection-limits.ts";
import { type Addresses, keepReadableAddresses, namesTwoHosts, securityHeadersOf } from "./headers.ts";
import { sendProblem } from "./problem.ts";
import type { Deny } from "./security-log.ts";
import { answerUnreadable } from "./unreadable.ts";

const connectionTimeoutMs = 30_000;
const bodyLimitBytes = 1_048_576;

export interface WebServerOptions {
  log: Logger;
  addresses: Addresses;
  deny: Deny;
  /** The proxies whose `X-Forwarded-For` is trusted (N14). */
  isTrustedProxy: IsTrustedProxy;
  /** For a request's head, then its body (N15). Uploads may extend it (IM11). */
  requestTimeoutMs?: number;
}

/** Creates Fastify with deadlines, size limits and zod schemas. */
export function createWebServer(options: WebServerOptions): FastifyInstance {
  const { log, addresses, deny, isTrustedProxy, requestTimeoutMs = bodyTimeoutMs } = options;
  const headers = securityHeadersOf(addresses);
  const fastify = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    // No child loggers, as nearly all requests log nothing.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 3 * requestTimeoutMs + transferMs(2 * uploadLimitBytes),
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: requestTimeoutMs / 10 },
    connectionTimeout: connectionTimeoutMs,
    bodyLimit: bodyLimitBytes,
    trustProxy: isTrustedProxy,
    forceCloseConnections: "idle",
    clientErrorHandler: answerUnreadable(headers, deny),
    frameworkErrors: (_error, request, reply) => {
      deny({ rule: "N14", why: "address", ip: request.ip });
      sendProblem(reply.headers(headers), 400, "The address cannot be read");
    },
  });
  fastify.addHook("onRequest", (request, reply, done) => {
    keepReadableAddresses(request.raw);
    if (!namesTwoHosts(request.raw)) return done();
    deny({ rule: "N14", why: "two_hosts", ip: request.ip });
    sendProblem(reply.headers(headers).header("connection", "close"), 400, "The request names two hosts");
  });
  // Socket.IO listens only from here on.
  fastify.addHook("onReady", async () => limitBodies(fastify.server, requestTimeoutMs));
  fastify.setValidatorCompiler(boundedInput(validatorCompiler));
  fastify.setSerializerCompiler(serializerCompiler);
  return fastify;
}
