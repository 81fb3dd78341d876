/**
 * WeChat → us. `GET` proves the address to WeChat; `POST` takes a push: verify, decrypt, parse, commit, `success`.
 * Whatever is wrong with a request, the answer is one and the same 403; the reason goes to a counter (PU1, N9).
 */
import { randomBytes } from "node:crypto";
import { type AesKey, parseAesKey } from "@jieru/wechat/aes-key";
import type { PushCredentials } from "@jieru/wechat/credentials";
import { handOverAnswer } from "@jieru/wechat/hand-over";
import { PUSH_LIMIT_BYTES } from "@jieru/wechat/limits";
import { openEnvelope } from "@jieru/wechat/open-envelope";
import { verifyUrl } from "@jieru/wechat/verify-url";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ClientBase } from "pg";
import type { AccountDirectory, ConnectedAccount } from "../accounts/account-directory.ts";
import { noteFirstPush, noteVerified } from "../accounts/milestones.ts";
import type { PushSightings } from "../accounts/push-sightings.ts";
import type { Context } from "../context.ts";
import { within } from "../deadline.ts";
import { noteDenial } from "../denials.ts";
import { failpoint } from "../failpoint.ts";
import type { Outcome } from "../lane/batch.ts";
import type { Lanes } from "../lane/lane.ts";
import { findFirst, forgetPush, markHandedOver } from "../lane/pushes.ts";
import type { InboundImage } from "../media/inbound-image.ts";
import type { Metrics } from "../metrics.ts";
import { type Ingested, ingest } from "./ingest.ts";

export interface PushOptions {
  context: Pick<Context, "clock" | "newId" | "log" | "pool">;
  directory: AccountDirectory;
  /** What the admin may know of requests that were refused. */
  sightings: PushSightings;
  lanes: Lanes;
  metrics: Metrics;
  /** Keeps the image and its job in the push's own transaction. */
  keepImage(client: ClientBase, image: InboundImage, outcome: Outcome): Promise<void>;
}

interface PushRequest {
  Params: { appId: string };
  Querystring: Record<string, unknown>;
  Body: Buffer;
}

/** [DE5] WeChat gives up after 5 s; before that we say "not now" ourselves, and it tries again. From the request's arrival. */
const answerWithinMs = 4_500;
/** In steps of a tenth of a second: Node keeps a list of its own for timers of each length. */
const leftOf = (reply: FastifyReply): number =>
  Math.max(0, Math.floor((answerWithinMs - reply.elapsedTime) / 100) * 100);

const forbidden = (reply: FastifyReply) =>
  reply.code(403).type("text/plain; charset=utf-8").send("forbidden");
const notNow = (reply: FastifyReply) => reply.code(503).type("text/plain; charset=utf-8").send("try again");
const plainText = (reply: FastifyReply, text: string) =>
  reply.type("text/plain; charset=utf-8").header("x-content-type-options", "nosniff").send(text);

/** [N9] What is pushed to an account that is none is held against these, so that its refusal takes as long as any other. */
function nobodysCredentials(): PushCredentials {
  const aesKey = parseAesKey(randomBytes(32).toString("hex").slice(0, 43));
  const token = randomBytes(16).toString("hex");
  return { appId: "", originalId: "", token, mode: "secure", format: "json", ...(aesKey && { aesKey }) };
}

/** [HO2] Whether the push is answered by handing its message to WeChat's own tool. */
const isHandedOver = (outcome: Outcome): boolean =>
  outcome.ok && outcome.facts.some((f) => f.type === "customer_handed_over");

/** [RT4] Nothing came of it: the customer was erased after they said it. */
const isOfErased = (command: Ingested["command"], outcome: Outcome): boolean =>
  command !== null && outcome.ok && outcome.facts.length === 0;

export function pushRoutes(app: FastifyInstance, options: PushOptions): void {
  const { context, directory, sightings, lanes, metrics, keepImage } = options;

  const nobodys = nobodysCredentials();

  const find = ({ params: { appId } }: FastifyRequest<PushRequest>, reply: FastifyReply) =>
    directory.peekByAppId(appId) ?? within(leftOf(reply), directory.findByAppId(appId));

  /** Resolves when the push is kept, with how it is to be answered: the same however often it comes. */
  const store = async (account: ConnectedAccount, read: Ingested): Promise<"success" | "hand_over"> => {
    const { image, push, command } = read;
    const outcome = await lanes.runEntry(account.id, {
      command,
      push,
      hasAlongside: (result) =>
        !account.pushed || image !== null || isHandedOver(result) || isOfErased(command, result),
      async alongside(client, result) {
        if (!account.pushed) await noteFirstPush(client, account.id, push.receivedAt);
        if (image) await keepImage(client, image, result);
        if (isHandedOver(result)) await markHandedOver(client, account.id, push.key);
        if (isOfErased(command, result)) await forgetPush(client, account.id, push.key);
      },
    });
    if (!account.pushed) directory.forget(account.id);
    if (!outcome.ok) throw new Error(`a push was refused: ${outcome.refusal.refusal}`);
    const repeated = outcome.facts.length === 0 && command !== null;
    const first = repeated ? await findFirst(context.pool, account.id, push) : null;
    const again = first?.differs ? "quarantined" : "duplicate";
    metrics.pushes.inc({ outcome: first ? again : read.outcome });
    return (first?.handedOver ?? isHandedOver(outcome)) ? "hand_over" : "success";
  };

  /** WeChat gets its answer also when this cannot be written down. */
  const noteCheck = async (account: ConnectedAccount, passed: boolean): Promise<void> => {
    if (!passed) return sightings.trouble(account, "check_signature");
    await noteVerified(context.pool, account, context.clock.now()).catch((error: unknown) =>
      context.log.warn({ err: error }, "a passed check of the push address could not be noted"),
    );
    directory.forget(account.id);
  };

  const noteSeen = (account: ConnectedAccount, key: AesKey | undefined, outcome: Ingested["outcome"]) => {
    const previous = key !== undefined && key !== account.credentials.aesKey;
    sightings.opened(account, previous ? "previous" : "current");
    if (outcome === "quarantined") sightings.trouble(account, "unreadable");
  };

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: PUSH_LIMIT_BYTES },
      (_request, body, done) => done(null, body),
    );
    // [PU2] Nothing is read by it, and what stands between may garble or empty it: Fastify would answer 415, and the push be lost.
    scope.addHook("onRequest", async ({ raw }) => {
      delete raw.headers["content-type"];
    });

    scope.get<PushRequest>("/wechat/:appId", { config: { access: "public" } }, async (request, reply) => {
      const account = await find(request, reply);
      const { token } = account?.credentials ?? nobodys;
      const echo = verifyUrl({ token, query: request.query });
      if (account) await noteCheck(account, echo !== null);
      if (account && echo) return plainText(reply, echo);
      noteDenial(request, "N9", account ? "address_check" : "unknown_account");
      return forbidden(reply);
    });

    scope.post<PushRequest>("/wechat/:appId", { config: { access: "public" } }, async (request, reply) => {
      const receivedAt = context.clock.now();
      const stop = metrics.pushSeconds.startTimer();
      try {
        await failpoint("push.received");
        const account = await find(request, reply);
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const credentials = account?.credentials ?? nobodys;
        const opened = openEnvelope({ credentials, query: request.query, body });
        if (!account || !opened.ok) {
          if (account && !opened.ok) sightings.refused(account, opened.why);
          const why = account && !opened.ok ? opened.why : "unknown_account";
          metrics.pushes.inc({ outcome: `refused_${why}` });
          noteDenial(request, "N9", why);
          return forbidden(reply);
        }
        const read = ingest(
          opened.plain,
          opened.format,
          { pushedAt: Number(request.query.timestamp), receivedAt },
          context.newId,
        );
        noteSeen(account, opened.usedKey, read.outcome);
        await failpoint("push.decrypted");
        const answer = await within(leftOf(reply), store(account, read));
        await failpoint("push.after_commit");
        if (answer === "success" || !read.command) return plainText(reply, "success");
        const { body: handOver, contentType } = handOverAnswer({
          credentials: { ...account.credentials, token: opened.usedToken, format: opened.format },
          usedKey: opened.usedKey,
          originalId: read.originalId,
          openid: read.command.openid,
          timestamp: Math.floor(receivedAt / 1_000),
          nonce: String(request.query.nonce),
        });
        return reply.type(contentType).send(handOver);
      } catch (error) {
        context.log.error(
          { err: error, appId: request.params.appId },
          "a push could not be kept; WeChat will repeat it",
        );
        metrics.pushes.inc({ outcome: "not_kept" });
        return notNow(reply);
      } finally {
        stop();
      }
    });
  });
}
