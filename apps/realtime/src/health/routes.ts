import { timingSafeEqual } from "node:crypto";
import { keepsNothing } from "@jieru/shared/domain/health";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Pool } from "pg";
import { within } from "../base/async.ts";
import type { Metrics } from "../base/metrics.ts";
import { hashOf } from "../base/secret.ts";
import type { HealthWatch } from "./health.ts";

export interface HealthOptions {
  pool: Pool;
  metrics: Metrics;
  health: HealthWatch;
  /** Grants other machines access to the metrics. */
  metricsToken: string | undefined;
  isDraining(): boolean;
  isOpen(): boolean;
}

/** Later answers are too late for pushes. */
const databaseWithinMs = 1_000;

/**
 * `/livez`: the event loop runs. `/readyz`: pushes can be stored. Other faults only appear in the report, as a restart
 * repairs none.
 */
export async function healthRoutes(app: FastifyInstance, options: HealthOptions): Promise<void> {
  const { pool, metrics, health, metricsToken, isDraining, isOpen } = options;
  const config = { access: "public" } as const;
  const hide = { hide: true } as const;

  app.get("/livez", { config, schema: hide }, async () => ({ ok: true }));

  let asking: Promise<boolean> | null = null;
  /** [DE16] Concurrent callers share one query. */
  const databaseAnswers = (): Promise<boolean> => {
    asking ??= within(databaseWithinMs, pool.query("select 1"))
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asking = null;
      });
    return asking;
  };

  app.get("/readyz", { config, schema: hide }, async (_request, reply) => {
    const answers = await databaseAnswers();
    const parts = health.now();
    if (!answers && !keepsNothing(parts)) parts.database = "away";
    const ready = !keepsNothing(parts) && isOpen() && !isDraining();
    return reply.code(ready ? 200 : 503).send({ ready, draining: isDraining(), ...parts });
  });

  app.get("/metrics", { config, schema: hide }, async (request, reply) => {
    // [N42] Metrics are only for this machine or with the token.
    if (!isFromHere(request) && !hasToken(metricsToken, request.headers.authorization))
      return reply.code(404).send();
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** Proxies differ in which of these they add. */
const forwarding = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
  "forwarded",
  "via",
];

/**
 * Returns whether this machine sent the request. Forwarded requests and other host names (DNS rebinding) do not count.
 */
const isFromHere = ({ socket, headers }: FastifyRequest): boolean =>
  isLoopback(socket.remoteAddress ?? "") &&
  forwarding.every((name) => headers[name] === undefined) &&
  isOwnName(headers.host ?? "");

const isOwnName = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);

const isLoopback = (ip: string): boolean =>
  ip === "::1" || ip.startsWith("127.") || ip.startsWith("::ffff:127.");

const hasToken = (token: string | undefined, authorization: string | undefined): boolean => {
  const bearer = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  return token !== undefined && bearer !== undefined && timingSafeEqual(hashOf(token), hashOf(bearer));
};
