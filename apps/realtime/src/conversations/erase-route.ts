import type { AccountId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { PgBoss } from "pg-boss";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { findViewer } from "../policies/viewer.ts";
import { beginErasure } from "../retention/erasures.ts";

export interface EraseRouteOptions {
  context: Pick<Context, "pool" | "clock">;
  lanes: Lanes;
  boss: PgBoss;
}

interface Found {
  accountId: AccountId;
  sessionId: SessionId | null;
}

async function find(pool: Pool, conversationId: ConversationId): Promise<Found | null> {
  const { rows } = await pool.query<Found>(
    `select c.account_id as "accountId",
            (select id from sessions where conversation_id = c.id order by opened_at desc, last_seq desc limit 1) as "sessionId"
       from conversations c where c.id = $1`,
    [conversationId],
  );
  return rows[0] ?? null;
}

/** [RT2] Answers when nobody can read the customer's data any more. Rows are deleted soon after. */
export async function eraseRoute(
  instance: FastifyInstance,
  { context: { pool, clock }, lanes, boss }: EraseRouteOptions,
): Promise<void> {
  instance.withTypeProvider<ZodTypeProvider>().delete(
    "/api/conversations/:conversationId",
    {
      config: { access: "signed_in" },
      schema: {
        summary: "Erase the customer: messages, images, notes, tags, remark",
        params: params.conversation,
      },
    },
    async ({ params: { conversationId }, principal: { agentId }, ip }, reply) => {
      const found = await find(pool, conversationId);
      if (!found || !(await findViewer(pool, found.accountId, agentId)))
        throw new Refused({ refusal: "session_not_found" });
      const { accountId, sessionId } = found;
      await runOrRefuse(lanes, accountId, {
        command: { do: "erase_customer", agentId, conversationId, ...(sessionId && { sessionId }) },
        async sideEffect(client, did) {
          const [fact] = did.ok ? did.facts : [];
          if (fact?.type !== "customer_erased") return;
          const { seq, tagsRemoved: tags, sourceRemoved: source = null } = fact;
          await beginErasure(client, boss, { accountId, conversationId, seq, tags, source });
          const what = "customer_erased";
          await recordAudit(client, { what, accountId, agentId, about: conversationId, ip, at: clock.now() });
        },
      });
      return reply.code(204).send();
    },
  );
}
