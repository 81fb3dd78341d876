import { PUSH_LIMIT_BYTES } from "@jieru/wechat/limits";
import type { FastifyError, FastifyInstance } from "fastify";
import type { Context } from "../base/context.ts";
import { failpoint } from "../base/failpoint.ts";
import { checkAddress } from "./check-address.ts";
import { RefusedPushes, TooManyRefused } from "./refused-pushes.ts";
import { addressedIn, notNow, type PushRequest } from "./request.ts";
import { handlePush, noteRefused, type PushHandling } from "./take-push.ts";

export interface PushOptions extends Omit<PushHandling, "pool" | "newId" | "refusals"> {
  context: Pick<Context, "clock" | "newId" | "log" | "pool">;
}

export function pushRoutes(app: FastifyInstance, options: PushOptions): void {
  const { context, directory, metrics } = options;
  const { clock, log, pool, newId } = context;
  const find = addressedIn(directory);
  const taking: PushHandling = { ...options, pool, newId, refusals: new RefusedPushes(clock) };

  app.register(async (scope) => {
    takeAnyBody(scope);
    // [PU2] Fastify stops reading a long body, so `handlePush` does not run.
    scope.setErrorHandler<FastifyError, PushRequest>(async (error, request, reply) => {
      if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") {
        const { account } = await find(request, reply);
        noteRefused(taking, request, account && { account, why: "size" });
      }
      throw error;
    });

    scope.get<PushRequest>("/wechat/:appId", { config: { access: "public" } }, async (request, reply) =>
      checkAddress(options, await find(request, reply), request, reply),
    );

    scope.post<PushRequest>("/wechat/:appId", { config: { access: "public" } }, async (request, reply) => {
      const receivedAt = clock.now();
      const stop = metrics.pushSeconds.startTimer();
      try {
        await failpoint("push.received");
        return await handlePush(taking, { ...(await find(request, reply)), receivedAt }, request, reply);
      } catch (error) {
        if (!(error instanceof TooManyRefused))
          log.error(
            { err: error, appId: request.params.appId },
            "a push could not be stored; WeChat will repeat it",
          );
        metrics.pushes.inc({ outcome: "not_kept" });
        return notNow(reply);
      } finally {
        stop();
      }
    });
  });
}

function takeAnyBody(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    "*",
    { parseAs: "buffer", bodyLimit: PUSH_LIMIT_BYTES },
    (_request, body, done) => done(null, body),
  );
  // [PU2] A proxy may garble this header, and a 415 would lose the push.
  scope.addHook("onRequest", async ({ raw }) => {
    delete raw.headers["content-type"];
  });
}
