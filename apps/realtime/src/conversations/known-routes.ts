import {
  blockedAnswer,
  blockedQuery,
  mentionsAnswer,
  params,
  renameTagAnswer,
  renameTagBody,
  tagsAnswer,
} from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { findViewer } from "../policies/viewer.ts";
import { listBlocked } from "./blacklist.ts";
import { listKnownTags } from "./known-tags.ts";
import { listMentions } from "./mentions.ts";
import { renameTag } from "./rename-tag.ts";
import type { ConversationRoutesOptions } from "./route-options.ts";

export function knownRoutes(instance: FastifyInstance, options: ConversationRoutesOptions): void {
  const { pool } = options;
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    "/api/accounts/:accountId/tags",
    {
      config: { access: "agent" },
      schema: {
        summary: "List the account's tags, most used first",
        params: params.account,
        response: { 200: tagsAnswer },
      },
    },
    async ({ params: { accountId } }) => ({ tags: await listKnownTags(pool, accountId) }),
  );

  app.post(
    "/api/accounts/:accountId/tags/rename",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "Rename a tag for every customer; an existing name merges both",
        params: params.account,
        body: renameTagBody,
        response: { 200: renameTagAnswer },
      },
    },
    async ({ params: { accountId }, body, principal: { agentId }, ip }) => ({
      changed: await renameTag(options, { accountId, agentId, ip, ...body }),
    }),
  );

  app.get(
    "/api/accounts/:accountId/mentions",
    {
      config: { access: "agent" },
      schema: {
        summary: "List sessions with unseen mentions of you, newest first",
        params: params.account,
        response: { 200: mentionsAnswer },
      },
    },
    async ({ params: { accountId }, principal: { agentId } }) => {
      const viewer = await findViewer(pool, accountId, agentId);
      return { sessions: viewer ? await listMentions(pool, accountId, viewer) : [] };
    },
  );

  app.get(
    "/api/accounts/:accountId/blocked",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "List blocked customers, newest first",
        params: params.account,
        querystring: blockedQuery,
        response: { 200: blockedAnswer },
      },
    },
    async ({ params: { accountId }, query: { before, beforeId, limit } }) => {
      const last = before === undefined ? null : { at: before, id: beforeId ?? "" };
      const customers = await listBlocked(pool, accountId, last, limit + 1);
      return { customers: customers.slice(0, limit), more: customers.length > limit };
    },
  );
}
