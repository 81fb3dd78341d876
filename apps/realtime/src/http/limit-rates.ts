/**
 * [N40] Limits requests per party and minute, on each node alone; beyond it 429. By web session, API key, or for
 * sockets in `feed/answer.ts`. `pace` adds limits: `replies`, `exports` (EX6) and `client_errors` (TR17) by agent,
 * `ratings` by address (CR4), `sign_ins` by browser and address. Pushes, pages and health are not limited.
 */
import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "../base/config.ts";
import type { Clock } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { cookieNames, secretIn } from "./cookies.ts";
import { noteDenial } from "./denials.ts";
import { isFromAnotherSite } from "./origin.ts";
import { storeBy } from "./rate-windows.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    pace?: "replies" | "exports" | "client_errors" | "ratings" | "sign_ins";
  }
}

export type Rates = Config["rates"];

export interface RateOptions {
  rates: Rates;
  publicUrl: string;
  clock: Clock;
}

const minuteMs = 60_000;
const exportsPerMinute = 12;
const clientErrorsPerMinute = 10;
/** A carrier's customers may share one address. */
const ratingsPerMinute = 120;

/** Returns whether another site loads this, which could otherwise exhaust an office's sign-ins. */
const isPartOfAnother = ({ headers }: FastifyRequest): boolean =>
  isFromAnotherSite(headers) && headers["sec-fetch-dest"] !== "document";

type Count = ReturnType<FastifyInstance["createRateLimit"]>;

async function pass(counts: readonly Count[], request: FastifyRequest, reply: FastifyReply): Promise<void> {
  for (const count of counts) {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) continue;
    reply.header("retry-after", counted.ttlInSeconds);
    throw new Refused({ refusal: "too_many_requests", retryAfterSeconds: counted.ttlInSeconds });
  }
}

/** Call it after `enforceAccess`, before routes. */
export async function limitRates(app: FastifyInstance, options: RateOptions): Promise<void> {
  const { rates, publicUrl, clock } = options;
  await app.register(rateLimit, { global: false, store: storeBy(clock) });
  const limit = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max, timeWindow: minuteMs, keyGenerator });

  const browserOf = ({ headers }: FastifyRequest) => secretIn(headers.cookie, cookieNames(publicUrl).browser);
  const bySession = limit(rates.requestsPerMinute, ({ principal }) => principal.webSessionId);
  const byKey = limit(rates.requestsPerMinute, ({ apiKeyId }) => apiKeyId as string);
  const byAgent = limit(rates.repliesPerMinute, ({ principal }) => principal.agentId);
  const byExporter = limit(exportsPerMinute, ({ principal }) => principal.agentId);
  const byFailing = limit(clientErrorsPerMinute, ({ principal }) => principal.agentId);
  const byAddress = limit(rates.signInsPerAddress, ({ ip }) => normalizeIP(ip));
  const byVisitor = limit(ratingsPerMinute, ({ ip }) => normalizeIP(ip));
  const byBrowser = limit(rates.signInsPerBrowser, (request) => browserOf(request) as string);

  const limitsOf = (request: FastifyRequest) => {
    const { pace } = request.routeOptions.config;
    if (pace === "sign_ins") return browserOf(request) ? [byAddress, byBrowser] : [byAddress];
    if (pace === "ratings") return [byVisitor];
    if (request.apiKeyId) return [byKey];
    if (!request.principal) return [];
    if (pace === "exports") return [bySession, byExporter];
    if (pace === "client_errors") return [bySession, byFailing];
    return pace === "replies" ? [bySession, byAgent] : [bySession];
  };

  // Most requests are pushes, which pass without a promise.
  app.addHook("onRequest", (request, reply, done) => {
    const counts = limitsOf(request);
    if (counts.length === 0) return done();
    if (request.routeOptions.config.pace === "sign_ins" && isPartOfAnother(request)) {
      noteDenial(request, "N21", "foreign_part");
      return done(new Refused({ refusal: "not_allowed" }));
    }
    pass(counts, request, reply).then(() => done(), done);
  });
}
