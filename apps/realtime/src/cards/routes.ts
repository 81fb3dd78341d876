import { sentCardsAnswer } from "@jieru/shared/protocol/cards";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import { listSentCards } from "./list-sent.ts";

export async function cardRoutes(instance: FastifyInstance, { pool }: { pool: Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    "/api/accounts/:accountId/cards",
    {
      config: { access: "agent" },
      schema: {
        summary: "List the account's last ten different cards, newest first",
        params: params.account,
        response: { 200: sentCardsAnswer },
      },
    },
    async ({ params: { accountId } }) => ({ cards: await listSentCards(pool, accountId) }),
  );
}
