import { messageAnswer, params, replyBody } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { findByClientId } from "../desk/replies.ts";
import { failpoint } from "../failpoint.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { imageIn } from "../media/media-row.ts";
import { attachUpload } from "../media/uploads/uploads.ts";
import { presentMessage } from "../presenters/message.ts";
import { replyContent } from "./reply-content.ts";
import type { SessionRoutesOptions } from "./routes.ts";
import { getAccountOfSession } from "./run-on-session.ts";

/** [OB1] The owner answers the customer. It is answered once the reply is committed; what becomes of it, the feed tells. */
export function replyRoute(
  instance: FastifyInstance,
  { pool, lanes, clock, store }: SessionRoutesOptions,
): void {
  instance.withTypeProvider<ZodTypeProvider>().post(
    "/api/sessions/:sessionId/replies",
    {
      config: { access: "signed_in", pace: "replies" },
      schema: {
        summary: "Answer the customer",
        params: params.session,
        body: replyBody,
        response: { 200: messageAnswer },
      },
    },
    async ({ params: { sessionId }, body, principal: { agentId } }) => {
      const accountId = await getAccountOfSession(pool, sessionId, agentId);
      const content = await replyContent(
        { pool, store },
        { accountId, sessionId, agentId, now: clock.now() },
        body,
      );
      const { clientMessageId, resendOf = null, seen = null } = body;
      await failpoint("reply.received");
      const { desk } = await runOrRefuse(lanes, accountId, {
        command: { do: "reply", agentId, sessionId, clientMessageId, content, resendOf, seen },
        ...(imageIn(content) && { alongside: attachUpload }),
      });
      await failpoint("reply.after_commit");
      const message = findByClientId(desk, clientMessageId);
      if (!message) throw new Error("the reply left the desk");
      return { message: presentMessage(message) };
    },
  );
}
