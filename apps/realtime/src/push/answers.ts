/** What WeChat is answered, and until when. Whatever is wrong with a request, the answer is always the same 403 (PU1, N9). */
import type { FastifyReply } from "fastify";

/** [DE5] WeChat gives up after 5 s; we say "not now" before that, and it tries again. Counted from the request's arrival. */
const answerWithinMs = 4_500;

/** The milliseconds left to answer, rounded to tenths of a second, as Node keeps a separate list for timers of each length. */
export const leftOf = (reply: FastifyReply): number =>
  Math.max(0, Math.floor((answerWithinMs - reply.elapsedTime) / 100) * 100);

export const forbidden = (reply: FastifyReply) =>
  reply.code(403).type("text/plain; charset=utf-8").send("forbidden");
export const notNow = (reply: FastifyReply) =>
  reply.code(503).type("text/plain; charset=utf-8").send("try again");
export const plainText = (reply: FastifyReply, text: string) =>
  reply.type("text/plain; charset=utf-8").header("x-content-type-options", "nosniff").send(text);
