import { boardAnswer } from "@jieru/shared/protocol/board";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../context.ts";
import { Refused } from "../http/problem.ts";
import { readBoard } from "./board.ts";

export interface SuperviseRoutesOptions {
  pool: Pool;
  clock: Clock;
}

/** What supervisors look at besides the snapshot. Needs `enforceAccess` on the instance. */
export async function superviseRoutes(
  instance: FastifyInstance,
  { pool, clock }: SuperviseRoutesOptions,
): Promise<void> {
  instance.withTypeProvider<ZodTypeProvider>().get(
    "/api/accounts/:accountId/board",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "Today's numbers and what happened lately",
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
