import { boardAnswer, ownDayAnswer } from "@jieru/shared/protocol/board";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { readBoard } from "./board.ts";
import { readOwnDay } from "./own-day.ts";

export interface SuperviseRoutesOptions {
  pool: Pool;
  clock: Clock;
}

/** Needs `enforceAccess` on the instance. */
export async function superviseRoutes(
  instance: FastifyInstance,
  { pool, clock }: SuperviseRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    "/api/accounts/:accountId/own-day",
    {
      config: { access: "agent" },
      schema: {
        summary: "Get your own figures of today",
        params: params.account,
        response: { 200: ownDayAnswer },
      },
    },
    async ({ params: { accountId }, principal: { agentId } }) => {
      const day = await readOwnDay(pool, accountId, agentId, clock.now());
      if (!day) throw new Refused({ refusal: "not_bound" });
      return day;
    },
  );
  app.get(
    "/api/accounts/:accountId/board",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "Get today's figures and recent events",
        params: params.account,
        response: { 200: boardAnswer },
      },
    },
    async ({ params: { accountId } }) => {
      const board = await readBoard(pool, accountId, clock.now());
      if (!board) throw new Refused({ refusal: "not_bound" });
      return board;
    },
  );
}
