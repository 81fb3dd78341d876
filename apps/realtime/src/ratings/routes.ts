/** [CR4] The rating page. The link alone gives access. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { ratingValidMs } from "@jieru/shared/domain/rating";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Pool } from "pg";
import type { Context } from "../base/context.ts";
import { Refused, ServerBusy } from "../base/refused.ts";
import { isDatabaseAway } from "../database/failures.ts";
import { isCallerGone } from "../http/problem.ts";
import { Windows } from "../http/rate-windows.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import type { LookupLimiter } from "../sign-in/lookup-limiter.ts";
import { bodyLimitBytes, parseAnswer, readAnswer } from "./answer.ts";
import { type RatingLinks, ratingPath } from "./links.ts";
import { formPage, plainPage, ratingHeaders } from "./page.ts";
import { languageFor } from "./words.ts";

/** [CR4] Per link, as each answer is stored in the log. */
const answersPerHour = 20;
const hourMs = 3_600_000;

export interface RatingRoutesOptions {
  context: Pick<Context, "pool" | "clock">;
  lanes: Lanes;
  lookupLimiter: LookupLimiter;
  links: RatingLinks;
}

interface Asked {
  sessionId: SessionId;
  accountId: AccountId;
  name: string;
  isAnswered: boolean;
}

async function findAsked(pool: Pool, sessionId: SessionId, now: number): Promise<Asked | null> {
  const { rows } = await pool.query<Asked>(
    `select s.id as "sessionId", s.account_id as "accountId", a.name, s.rated_at is not null as "isAnswered"
       from sessions s join accounts a on a.id = s.account_id join conversations c on c.id = s.conversation_id
      where s.id = $1 and s.rating_asked_at > $2 and (c.erased_seq is null or c.erased_seq < s.last_seq)`,
    [sessionId, now - ratingValidMs],
  );
  return rows[0] ?? null;
}

const languageOf = ({ headers }: FastifyRequest) => languageFor(headers["accept-language"]);
const tokenOf = ({ params }: FastifyRequest): string => (params as { "*": string })["*"];

export async function ratingRoutes(
  app: FastifyInstance,
  { context: { pool, clock }, lanes, lookupLimiter, links }: RatingRoutesOptions,
): Promise<void> {
  const config = { access: "public", pace: "ratings" } as const;
  const schema = { hide: true } as const;
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: bodyLimitBytes },
    (_request, body, done) => done(null, new URLSearchParams(body as string)),
  );
  // Replaces the default headers.
  app.addHook("onRequest", async (_request, reply) => void reply.headers(ratingHeaders));
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));

  const answers = new Windows(clock);

  /** [DE16] Refuses forged tokens before the lookup limiter. */
  const find = async (request: FastifyRequest): Promise<Asked | null> => {
    const secret = tokenOf(request);
    const sessionId = links.sessionIn(secret);
    if (!sessionId) return null;
    return lookupLimiter.lookUp({ secret, address: request.ip }, () =>
      findAsked(pool, sessionId, clock.now()),
    );
  };
  const gone = (request: FastifyRequest, reply: FastifyReply) =>
    reply.code(404).send(plainPage(languageOf(request), "gone"));

  // Writes nothing, as link previews open it too.
  app.get(`${ratingPath}/*`, { config, schema }, async (request, reply) => {
    const found = await find(request);
    if (!found) return gone(request, reply);
    return reply.send(formPage({ ...found, language: languageOf(request) }));
  });

  app.post(`${ratingPath}/*`, { config, schema }, async (request, reply) => {
    const found = await find(request);
    if (!found) return gone(request, reply);
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const answer = readAnswer(form);
    const parsed = parseAnswer(answer);
    if (typeof parsed === "string")
      return reply
        .code(400)
        .send(formPage({ ...found, ...answer, language: languageOf(request), wrong: parsed }));
    const { sessionId, accountId } = found;
    if (answers.count(sessionId, hourMs).current > answersPerHour)
      throw new Refused({ refusal: "too_many_requests", retryAfterSeconds: hourMs / 1_000 });
    await runOrRefuse(lanes, accountId, { command: { do: "rate", sessionId, said: parsed } });
    return reply.redirect("thanks", 303);
  });

  app.get(`${ratingPath}/thanks`, { config, schema }, async (request, reply) =>
    reply.send(plainPage(languageOf(request), "thanks")),
  );
}

/** Answers with a page, except for errors that only a program can cause. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const page = (status: number, what: "gone" | "later") =>
    reply
      .code(status)
      .headers(ratingHeaders)
      .send(plainPage(languageOf(request), what));
  if (error instanceof Refused) {
    if (error.refusal.refusal === "session_not_found") return page(404, "gone");
    if (error.refusal.refusal === "too_many_requests") return page(429, "later");
  }
  if (error instanceof ServerBusy) return page(503, "later");
  if (isDatabaseAway(error as Error) && !isCallerGone(error, request)) {
    request.log.error({ err: error }, "the database is away");
    return page(503, "later");
  }
  reply.header("content-type", "application/problem+json");
  throw error;
}
