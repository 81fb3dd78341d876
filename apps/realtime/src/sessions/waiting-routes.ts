import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import {
  params,
  type WaitingPage,
  waitingAnswer,
  waitingQuery,
  waitingSourcesAnswer,
} from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { listWaiting, listWaitingById, readWaitingCount } from "../lane/session-queries.ts";
import { countSources, createWaitingFinder, isQueueFilter } from "./waiting-finder.ts";

interface Places {
  offset: number;
  limit: number;
}
type Page = Omit<WaitingPage, "more">;

async function readPage(pool: Pool, accountId: AccountId, { offset, limit }: Places): Promise<Page> {
  const [count, sessions] = await Promise.all([
    readWaitingCount(pool, accountId),
    listWaiting(pool, accountId, offset, limit),
  ]);
  return { count, sessions };
}

const pageOf = async (pool: Pool, ids: readonly SessionId[], { offset, limit }: Places): Promise<Page> => ({
  count: ids.length,
  sessions: await listWaitingById(pool, ids.slice(offset, offset + limit)),
});

export async function waitingRoutes(instance: FastifyInstance, { pool }: { pool: Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const config = { access: "agent" } as const;
  const find = createWaitingFinder(pool);

  app.get(
    "/api/accounts/:accountId/sessions/waiting",
    {
      config,
      schema: {
        summary: "List a part of the waiting queue or of its matches, answerable customers first",
        params: params.account,
        querystring: waitingQuery,
        response: { 200: waitingAnswer },
      },
    },
    async ({ params: { accountId }, query: { offset, limit, ...filter } }) => {
      const places = { offset, limit };
      const page = isQueueFilter(filter)
        ? await pageOf(pool, await find(accountId, filter), places)
        : await readPage(pool, accountId, places);
      return { ...page, more: offset + limit < page.count };
    },
  );
  app.get(
    "/api/accounts/:accountId/sessions/waiting/sources",
    {
      config,
      schema: {
        summary: "List the sources of waiting customers",
        params: params.account,
        response: { 200: waitingSourcesAnswer },
      },
    },
    async ({ params: { accountId } }) => ({ sources: await countSources(pool, accountId) }),
  );
}
