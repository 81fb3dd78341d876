import { params } from "@jieru/shared/protocol/http";
import { quickRepliesAnswer, quickReplyImportBody } from "@jieru/shared/protocol/quick-replies";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { Refused } from "../base/refused.ts";
import { changeQuickReplies, type QuickReplyDeps } from "./change.ts";
import { changesIn, refuseImport, writeImport } from "./import.ts";
import { listQuickReplies } from "./quick-replies.ts";

/** A file of one megabyte may take two bytes per character. */
const bodyLimit = 3 * 1024 * 1024;

export async function quickReplyImportRoute(instance: FastifyInstance, deps: QuickReplyDeps): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { pool, clock, newId } = deps.context;

  app.post(
    "/api/accounts/:accountId/quick-replies/import",
    {
      config: { access: "agent" },
      bodyLimit,
      schema: {
        summary: "Create and change many quick replies, all or none",
        params: params.account,
        body: quickReplyImportBody,
        response: { 200: quickRepliesAnswer },
      },
    },
    async ({
      params: { accountId },
      body: { scope, quickReplies },
      principal: { agentId: by, role },
      ip,
    }) => {
      const list = { accountId, ownerId: scope === "own" ? by : null };
      const stored = await listQuickReplies(pool, accountId, by);
      const rows = changesIn(
        quickReplies,
        stored.filter((one) => one.scope === scope),
      );
      if (!rows) throw new Refused({ refusal: "quick_reply_not_found" });
      if (rows.length === 0) return { quickReplies: stored };
      if (scope === "own" || role !== "agent") await refuseImport(pool, list, rows);
      await changeQuickReplies(deps, {
        list,
        by,
        ip,
        async write(client) {
          await refuseImport(client, list, rows);
          const written = await writeImport(client, list, rows, { by, at: clock.now(), newId });
          if (!written) throw new Refused({ refusal: "quick_reply_not_found" });
        },
        about: () =>
          `imported ${rows.filter(({ id }) => id === null).length} ${rows.filter(({ id }) => id).length}`,
      });
      return { quickReplies: await listQuickReplies(pool, accountId, by) };
    },
  );
}
