/**
 * Access rules of routes. Every route declares its rule in `config.access`. One hook enforces it before a body is read.
 *
 *     `public`: anyone. The route never uses the caller's identity (pages, health, WeChat).
 *     `browser`: anyone, but only from our own pages.
 *     `signed_in`: every signed-in agent.
 *     `agent`, `supervisor`, `admin`: agents with at least this role in the account `:accountId`.
 *     `api_key`: the company's own server, by a key of the account `:accountId` (AT1).
 *
 * [AG6] A body may arrive seconds after its headers. A caller who was admitted by the headers alone is checked again once
 * the body is complete.
 *
 * [N21] `public` and `api_key` are excepted: no browser brings credentials for them by itself. The other rules refuse
 * changes by requests that do not come from our own pages. They also refuse reads through a link or picture of another
 * site: a cookie goes with such a request, and the read may be recorded (AG7, RP7).
 */
import { type Role, roles } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, ApiKeyId } from "@jieru/shared/domain/ids";
import { agentHeader } from "@jieru/shared/protocol/agent-header";
import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";
import type { Pool } from "pg";
import { findApiKey, keyIn } from "../api-keys/api-keys.ts";
import type { Clock } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { cookieNames, secretIn } from "../http/cookies.ts";
import { noteDenial } from "../http/denials.ts";
import { isFromAnotherSite, isOwnOrigin } from "../http/origin.ts";
import type { DeniedRule } from "../http/security-log.ts";
import type { LookupLimiter } from "../sign-in/lookup-limiter.ts";
import type { Identity, SignIn } from "../sign-in/sign-in.ts";
import { findViewer } from "./viewer.ts";

export type Access = "public" | "browser" | "signed_in" | "api_key" | Role;

export interface Principal extends Identity {
  /** null if the rule asks for no role. */
  role: Role | null;
}

declare module "fastify" {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Absent on `public`, `browser` and `api_key` routes. */
    principal: Principal;
    apiKeyId: ApiKeyId | null;
    /** [AG6] The whole request had arrived when the caller was admitted. */
    cameWhole: boolean;
    /** [AG6] Checks the caller again after the route has read the body itself. Rejects with `Refused`. */
    judgeAgain(): Promise<void>;
  }
}

export interface AccessOptions {
  pool: Pool;
  signIn: Pick<SignIn, "identify" | "findEnding">;
  lookupLimiter: LookupLimiter;
  clock: Clock;
  publicUrl: string;
}

const isRole = (access: Access): access is Role => (roles as readonly string[]).includes(access);
const isInAccount = (access: Access): boolean => isRole(access) || access === "api_key";
const isPublic = ({ is404, routeOptions }: FastifyRequest): boolean =>
  is404 || routeOptions.config.access === "public";
const isHarmless = (method: string): boolean => ["GET", "HEAD", "OPTIONS"].includes(method);
/** [DE4] Refuses reads above this many requests waiting for the database. */
const shedAbove = 100;
/** Other ids are not looked up: PostgreSQL rejects NUL. */
const idLike = /^[\x21-\x7e]{1,128}$/;

/** Enforces the access rules. Call it first: an undeclared route prevents the start. */
export function enforceAccess(app: FastifyInstance, options: AccessOptions): void {
  const routes: RouteOptions[] = [];
  // A form of another site can post this type without a preflight request.
  app.removeContentTypeParser("text/plain");
  app.decorateRequest("principal");
  app.decorateRequest("apiKeyId", null);
  app.decorateRequest("cameWhole", false);
  app.decorateRequest("judgeAgain", function () {
    return admit(this, options);
  });
  app.addHook("onRoute", (route) => void routes.push(route));
  app.addHook("onReady", async () => refuseUndeclared(routes));
  // Most requests are pushes, which pass without another turn of the event loop.
  app.addHook("onRequest", (request, _reply, done) => {
    if (isPublic(request)) return done();
    admit(request, options).then(() => {
      request.cameWhole = request.raw.complete;
      done();
    }, done);
  });
  app.addHook("preHandler", (request, _reply, done) => {
    if (isPublic(request) || request.body === undefined || request.cameWhole) return done();
    admit(request, options).then(() => done(), done);
  });
}

function refuseUndeclared(routes: readonly RouteOptions[]): void {
  for (const { method, url, config } of routes) {
    const access = config?.access;
    if (!access) throw new Error(`${String(method)} ${url} does not say who may call it`);
    if (isInAccount(access) && !url.includes("/:accountId"))
      throw new Error(`${String(method)} ${url} asks for a role in no account`);
  }
}

async function admit(request: FastifyRequest, options: AccessOptions): Promise<void> {
  const { pool, signIn, publicUrl } = options;
  const { access } = request.routeOptions.config;
  if (access === "api_key") return admitApiKey(request, options);
  if (isHarmless(request.method) && pool.waitingCount > shedAbove)
    throw new Refused({ refusal: "server_busy" });
  if (!isHarmless(request.method)) refuseForeignOrigin(request, publicUrl);
  if (isFromAnotherSite(request.headers)) throw refused(request, "N21", "foreign_site");
  if (access === "browser" && request.headers[agentHeader] === undefined) return;
  const identity = await signIn.identify(request.headers.cookie, request.ip);
  if (identity && !isTheirs(request, identity)) throw new Refused({ refusal: "not_signed_in" });
  if (access === "browser") return;
  if (!identity) {
    if (secretIn(request.headers.cookie, cookieNames(publicUrl).session))
      noteDenial(request, "N2", "dead_cookie");
    const endedBy = await signIn.findEnding(request.headers.cookie, request.ip);
    throw new Refused({ refusal: "not_signed_in", ...(endedBy && { endedBy }) });
  }
  refuseMalformedIds(request);
  const role = access && isRole(access) ? await roleOf(pool, identity, request) : null;
  request.principal = { ...identity, role };
  if (role && roles.indexOf(role) < roles.indexOf(access as Role)) throw refused(request, "N4", "role");
}

function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin } = request.headers;
  if (origin === undefined) {
    noteDenial(request, "N21", "no_origin");
    throw new Refused({ refusal: "not_allowed", why: "origin_missing" });
  }
  if (!isOwnOrigin(origin, publicUrl)) throw refused(request, "N21", "foreign_origin");
}

/** [SI6] The browser may have signed in as another agent since the page was loaded. */
const isTheirs = ({ headers }: FastifyRequest, { agentId }: Identity): boolean =>
  [undefined, agentId].includes(headers[agentHeader] as AgentId | undefined);

async function admitApiKey(
  request: FastifyRequest,
  { pool, clock, lookupLimiter }: AccessOptions,
): Promise<void> {
  const { accountId } = request.params as { accountId: AccountId };
  const secret = keyIn(request.headers.authorization);
  const find = () => findApiKey(pool, accountId, secret as string, clock.now());
  const isOne = secret !== null && idLike.test(accountId);
  request.apiKeyId = isOne ? await lookupLimiter.lookUp({ secret, address: request.ip }, find) : null;
  if (request.apiKeyId === null) {
    noteDenial(request, "N2", "api_key");
    throw new Refused({ refusal: "api_key_invalid" });
  }
}

function refuseMalformedIds(request: FastifyRequest): void {
  const params = Object.values((request.params ?? {}) as Record<string, string>);
  if (!params.every((id) => idLike.test(id))) throw refused(request, "N11", "malformed_id");
}

/** [N41] A missing account answers like one without a binding. */
async function roleOf(pool: Pool, { agentId }: Identity, request: FastifyRequest): Promise<Role> {
  const { accountId } = request.params as { accountId: AccountId };
  const viewer = await findViewer(pool, accountId, agentId);
  if (!viewer) throw new Refused({ refusal: "not_bound" });
  return viewer.role;
}

function refused(request: FastifyRequest, rule: DeniedRule, why: string): Refused {
  noteDenial(request, rule, why);
  return new Refused({ refusal: "not_allowed" });
}
