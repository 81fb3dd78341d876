import type { AgentId } from "@jieru/shared/domain/ids";
import { signInOptions } from "@jieru/shared/protocol/sign-in";
import type { FastifyInstance, FastifyReply, FastifyRequest, onErrorHookHandler } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { newSecret } from "../base/secret.ts";
import { cookieNames, cookieOptions, secretIn } from "../http/cookies.ts";
import { noteDenial } from "../http/denials.ts";
import type { Lanes } from "../lane/lane.ts";
import { attemptLivesMs, openAttempt } from "./attempts.ts";
import { type Finished, finishSignIn } from "./finish.ts";
import type { LookupLimiter } from "./lookup-limiter.ts";
import { safeNext } from "./next-path.ts";
import { listAccountsOf } from "./people.ts";
import { applicationFor, callbackPath, wechatPageUrl } from "./scan-page.ts";
import type { Browser, SignIn } from "./sign-in.ts";
import { updateName } from "./update-name.ts";
import { livesMs } from "./web-sessions.ts";

export interface SignInRoutesOptions {
  context: Context;
  lanes: Lanes;
  signIn: SignIn;
  lookupLimiter: LookupLimiter;
}

/** [SI8] The longest that browsers allow. */
const knownForMs = 400 * 24 * 3_600_000;

type Query = Record<string, string | string[] | undefined>;
const textAt = (query: unknown, name: string): string | null => {
  const value = (query as Query)[name];
  return typeof value === "string" ? value : null;
};
const browserOf = ({ headers, ip }: FastifyRequest): Browser => ({ cookieHeader: headers.cookie, ip });
type TurnedAway = Extract<Finished, { why: unknown }>;

/** Needs `@fastify/cookie` and `enforceAccess`. */
export async function signInRoutes(app: FastifyInstance, options: SignInRoutesOptions): Promise<void> {
  const { context, lanes, signIn, lookupLimiter } = options;
  const { config, pool, clock } = context;
  const names = cookieNames(config.publicUrl);
  const flags = cookieOptions(config.publicUrl);
  app.addHook("onRequest", async (_request, reply) => void reply.header("cache-control", "no-store"));
  const open = { access: "public" } as const;

  app.get(
    "/auth/wechat",
    {
      config: {
        ...open,
        pace: "sign_ins",
        answers: {
          302: "Redirects to WeChat's page with the code, or to page authorisation in WeChat's own browser.",
        },
        refuses: {
          403: "`not_allowed`: a page of another site has asked for it as a part of itself.",
          429: "Too many sign-in codes for one browser or address.",
        },
      },
      onError: leadBack,
      schema: { summary: "Redirect to WeChat's page with the sign-in code (`next`, `embed`, `lang`)" },
    },
    async (request, reply) => {
      const { query, headers, ip } = request;
      const state = newSecret();
      const embedded = textAt(query, "embed") === "1";
      const application = applicationFor(config, request, embedded);
      const browser = secretIn(headers.cookie, names.browser) ?? newSecret();
      const attempt = { state, browser, next: safeNext(textAt(query, "next")), application };
      await lookupLimiter.pass(ip, () => openAttempt(pool, attempt, clock.now()));
      const lang = textAt(query, "lang") === "en" ? "en" : "cn";
      const page = wechatPageUrl(config, application, { state, lang, embedded });
      return reply
        .setCookie(names.browser, browser, { ...flags, maxAge: attemptLivesMs / 1_000 })
        .redirect(page);
    },
  );

  app.get(
    callbackPath,
    {
      config: {
        ...open,
        answers: { 302: "Redirects to the requested page, or to the sign-in page with the reason." },
      },
      onError: leadBack,
      schema: { summary: "Finish a sign-in after WeChat's redirect" },
    },
    async (request, reply) => {
      const { query, headers } = request;
      const back = {
        code: textAt(query, "code"),
        state: textAt(query, "state"),
        cookieHeader: headers.cookie,
        ip: request.ip,
      };
      const finished = await finishSignIn(context, lookupLimiter, back);
      if ("why" in finished) return turnAway(request, reply, finished);
      const { agentId, newName } = finished;
      if (newName !== null)
        await updateName(pool, lanes, agentId, newName).catch((error: unknown) =>
          request.log.warn({ err: error }, "a new name could not be sent to all accounts"),
        );
      const userAgent = headers["user-agent"] ?? "";
      const { token, known } = await signIn.begin(agentId, { ...browserOf(request), userAgent });
      return reply
        .clearCookie(names.browser, flags)
        .setCookie(names.session, token, { ...flags, maxAge: livesMs / 1_000 })
        .setCookie(names.known, known, { ...flags, maxAge: knownForMs / 1_000 })
        .redirect(finished.next);
    },
  );

  app.withTypeProvider<ZodTypeProvider>().get(
    "/auth/options",
    {
      config: open,
      schema: { summary: "Get the available sign-in methods", response: { 200: signInOptions } },
    },
    async () => ({ inWechat: config.phoneLogin !== undefined }),
  );

  app.post(
    "/auth/logout",
    { config: { access: "browser" }, schema: { summary: "Sign out; active sessions turn inactive" } },
    async (request, reply) => {
      await signIn.signOut(browserOf(request), (agentId) => goOffline(context, lanes, agentId));
      return reply.clearCookie(names.session, flags).code(204).send();
    },
  );
}

/** [N40] [SI1] Redirects to an explanation, which our pages may frame, as the console reads it there. */
const leadBack: onErrorHookHandler = (request, reply, error, done) => {
  const refusal = error instanceof Refused ? error.refusal.refusal : null;
  const why = refusal === "too_many_requests" ? "too_many" : "unavailable";
  if (textAt(request.query, "embed") === "1")
    reply
      .header("x-frame-options", "SAMEORIGIN")
      .header("content-security-policy", "default-src 'none'; frame-ancestors 'self'");
  else if (refusal !== "not_allowed") reply.header("refresh", `0;url=/sign-in?error=${why}`);
  done();
};

/** [SI16] Redirects with the reason and `next`, a path of ours (N19). */
function turnAway(
  request: FastifyRequest,
  reply: FastifyReply,
  { why, next = "/" }: TurnedAway,
): FastifyReply {
  if (why !== "declined" && why !== "expired") noteDenial(request, "N19", `sign_in_${why}`);
  const onward = next === "/" ? "" : `&next=${encodeURIComponent(next)}`;
  return reply.redirect(`/sign-in?error=${why}${onward}`);
}

async function goOffline({ pool }: Context, lanes: Lanes, agentId: AgentId) {
  const accounts = await listAccountsOf(pool, agentId);
  await Promise.all(accounts.map((accountId) => lanes.run(accountId, { do: "sign_out", agentId })));
}
