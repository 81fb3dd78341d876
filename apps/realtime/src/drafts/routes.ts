/** [DR1] Routes for drafts, which change nothing in the desk. */
import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import { discardQuery, draftAnswer, draftBody, draftsAnswer } from "@jieru/shared/protocol/drafts";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { findSession } from "../lane/session-queries.ts";
import { findViewer } from "../policies/viewer.ts";
import { type DraftKey, dropOutlived, findDraft, listDrafts, writeDraft } from "./drafts.ts";

export interface DraftRoutesOptions {
  pool: Pool;
  clock: Clock;
}

const config = { access: "signed_in" } as const;

export async function draftRoutes(
  instance: FastifyInstance,
  { pool, clock }: DraftRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  /** Refuses an id of another account like an unknown one (N34). */
  const seenBy = async (sessionId: SessionId, agentId: AgentId) => {
    const session = await findSession(pool, sessionId);
    const viewer = session && (await findViewer(pool, session.accountId, agentId));
    if (!session || !viewer) throw new Refused({ refusal: "session_not_found" });
    return { session, viewer };
  };
  /** [DR3] Throws why nothing was written. */
  const explain = async (key: DraftKey): Promise<never> => {
    const draft = await findDraft(pool, key);
    throw new Refused(draft ? { refusal: "draft_changed", draft } : { refusal: "draft_limit_reached" });
  };

  app.get(
    "/api/accounts/:accountId/drafts",
    {
      config: { access: "agent" },
      schema: {
        summary: "List your drafts, newest first",
        params: params.account,
        response: { 200: draftsAnswer },
      },
    },
    async ({ params: { accountId }, principal: { agentId } }) => ({
      drafts: await listDrafts(pool, accountId, agentId, clock.now()),
    }),
  );

  app.put(
    "/api/sessions/:sessionId/draft",
    {
      config,
      schema: {
        summary: "Save a draft",
        params: params.session,
        body: draftBody,
        response: { 200: draftAnswer },
      },
    },
    async ({ params: { sessionId }, body: { kind, text, base, prepared }, principal: { agentId } }) => {
      const { session, viewer } = await seenBy(sessionId, agentId);
      const now = clock.now();
      if (blockOf("read", session, viewer, now)) throw new Refused({ refusal: "not_allowed" });
      const { accountId } = session;
      if (base === 0) await dropOutlived(pool, accountId, agentId, now);
      const key = { agentId, sessionId, kind };
      const draft = await writeDraft(pool, { ...key, accountId, text, prepared, base, now });
      return { draft: draft ?? (await explain(key)) };
    },
  );

  app.delete(
    "/api/sessions/:sessionId/draft",
    {
      config,
      schema: {
        summary: "Delete a draft after it was sent or discarded",
        params: params.session,
        querystring: discardQuery,
      },
    },
    async ({ params: { sessionId }, query: { kind, base }, principal: { agentId } }, reply) => {
      const { session } = await seenBy(sessionId, agentId);
      const key = { agentId, sessionId, kind };
      const { accountId } = session;
      const empty = { ...key, accountId, text: "", prepared: false, base, now: clock.now() };
      // Also if the session has another owner now (DR5).
      const emptied = base > 0 && (await writeDraft(pool, empty));
      if (!emptied && (await findDraft(pool, key))) await explain(key);
      return reply.code(204).send();
    },
  );
}
