import { params } from "@jieru/shared/protocol/http";
import { selfCheckAnswer } from "@jieru/shared/protocol/self-check";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { readVersion } from "../base/version.ts";
import type { HealthWatch } from "../health/health.ts";
import { readAccountState } from "./account-state.ts";

export interface SelfCheckRoutesOptions {
  pool: Pool;
  clock: Clock;
  health: HealthWatch;
}

/** Needs `enforceAccess` on the instance. */
export async function selfCheckRoutes(
  instance: FastifyInstance,
  { pool, clock, health }: SelfCheckRoutesOptions,
): Promise<void> {
  const version = readVersion();
  instance.withTypeProvider<ZodTypeProvider>().get(
    "/api/accounts/:accountId/self-check",
    {
      config: { access: "agent" },
      schema: {
        summary: "Get the state of the server and of this account",
        params: params.account,
        response: { 200: selfCheckAnswer },
      },
    },
    async ({ params: { accountId } }) => {
      const state = await readAccountState(pool, accountId);
      if (!state) throw new Refused({ refusal: "not_bound" });
      return { version, now: clock.now(), health: health.now(), ...state };
    },
  );
}
