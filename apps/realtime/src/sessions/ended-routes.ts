import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { endedAnswer, endedQuery, params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { Refused } from "../base/refused.ts";
import type { Principal } from "../policies/access.ts";
import { listOutOfSight } from "../policies/conversation.ts";
import { withoutContent } from "../presenters/present.ts";
import { asLastKnown } from "./as-last-known.ts";
import { findEnded } from "./ended-finder.ts";

/** [VW1] null: everybody's. */
function ownerFor({ agentId, role }: Principal, requested: AgentId | "all" | undefined): AgentId | null {
  if (requested === undefined || requested === agentId) return agentId;
  if (!role || !supervises({ id: agentId, role })) throw new Refused({ refusal: "not_allowed" });
  return requested === "all" ? null : requested;
}

export async function endedRoutes(instance: FastifyInstance, { pool }: { pool: Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  /** [AG7] [AG11] Hides content while the customer waits or is another agent's, then also later changes. */
  const asSeenBy = async (
    { agentId, role }: Principal,
    accountId: AccountId,
    sessions: Session[],
  ): Promise<Session[]> => {
    if (role !== "agent") return sessions;
    const conversations = sessions.map(({ conversationId }) => conversationId);
    const lost = await listOutOfSight(pool, agentId, conversations);
    const known = await asLastKnown(
      pool,
      accountId,
      sessions.filter((s) => lost.get(s.conversationId) === "others"),
    );
    const knownById = new Map(known.map((s) => [s.id, s]));
    return sessions.map((s) => {
      const seen = knownById.get(s.id) ?? s;
      return lost.has(s.conversationId) ? withoutContent(seen) : seen;
    });
  };
  app.get(
    "/api/accounts/:accountId/sessions/ended",
    {
      config: { access: "agent" },
      schema: {
        summary: "List ended sessions, filtered or all, newest first",
        params: params.account,
        querystring: endedQuery,
        response: { 200: endedAnswer },
      },
    },
    async ({ params: { accountId }, query, principal }) => {
      const { before, beforeId, limit, tag, source, about, outcome, owner } = query;
      const last = before === undefined ? null : { before, beforeId: beforeId ?? ("" as SessionId) };
      const filter = { ownerId: ownerFor(principal, owner), tag, source, about, outcome };
      const { sessions, next } = await findEnded(pool, accountId, filter, { last, limit });
      const seen = await asSeenBy(principal, accountId, sessions);
      // The filter must not match current tags of another agent's customer.
      const matching = tag === undefined ? seen : seen.filter(({ customer }) => customer.tags.includes(tag));
      return { sessions: matching, next, more: next !== null };
    },
  );
}
