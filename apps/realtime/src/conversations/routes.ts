import type { OpeningId } from "@jieru/shared/domain/ids";
import { messagesAnswer, messagesQuery, params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { recordPage } from "../audit/record-reading.ts";
import { getReadableSession } from "../policies/conversation.ts";
import { customerRoutes } from "./customer-routes.ts";
import { historyRoutes } from "./history-routes.ts";
import { knownRoutes } from "./known-routes.ts";
import { type PageAsked, readMessages } from "./messages.ts";
import type { ConversationRoutesOptions } from "./route-options.ts";

type Asked = PageAsked & { again?: true | undefined; opening?: OpeningId | undefined };

/** Returns whether this is a new reading (AG7), not paging, a repeat or part of a named opening. */
const opens = ({ before, after, again, opening }: Asked): boolean =>
  before === undefined && after === undefined && !again && !opening;

export async function conversationRoutes(
  instance: FastifyInstance,
  options: ConversationRoutesOptions,
): Promise<void> {
  const { pool, clock } = options;
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "signed_in" } as const;

  app.get(
    "/api/conversations/:conversationId/messages",
    {
      config,
      schema: {
        summary: "List messages in order: the newest page, or one before, after or around a message",
        params: params.conversation,
        querystring: messagesQuery,
        response: { 200: messagesAnswer },
      },
    },
    async ({ params: { conversationId }, query, principal: { agentId }, ip }) => {
      const session = await getReadableSession(pool, conversationId, agentId);
      const reader = { agentId, ip, at: clock.now(), opening: query.opening };
      await recordPage(pool, session, reader, opens(query));
      return readMessages(pool, session, query);
    },
  );
  customerRoutes(instance, options);
  knownRoutes(instance, options);
  historyRoutes(instance, options);
}
