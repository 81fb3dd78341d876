import { params, snapshotAnswer } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { readSnapshot } from "../feed/snapshot.ts";
import { findViewer } from "../policies/viewer.ts";

export interface AccountRoutesOptions {
  pool: Pool;
  clock: Clock;
}

/** [FD1] Registers the snapshot that a console loads before it follows the feed. */
export async function accountRoutes(
  instance: FastifyInstance,
  { pool, clock }: AccountRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    "/api/accounts/:accountId/snapshot",
    {
      config: { access: "agent" },
      schema: {
        summary: "Get the snapshot that a console starts from",
        params: params.account,
        response: { 200: snapshotAnswer },
      },
    },
    async ({ params: { accountId }, principal }) => {
      const viewer = await findViewer(pool, accountId, principal.agentId);
      const snapshot = viewer && (await readSnapshot(pool, accountId, viewer, clock.now()));
      if (!snapshot) throw new Refused({ refusal: "not_bound" });
      return snapshot;
    },
  );
}
