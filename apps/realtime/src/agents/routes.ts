import { meAnswer } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { accountInvitationRoutes } from "./account-invitation-routes.ts";
import { bindingRoutes } from "./binding-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { readMe } from "./me.ts";
import type { AgentRoutesOptions } from "./route-options.ts";
import { statusRoutes } from "./status-routes.ts";

/** Needs `enforceAccess` on the instance. */
export async function agentRoutes(instance: FastifyInstance, options: AgentRoutesOptions): Promise<void> {
  const { pool, clock } = options.context;
  instance.withTypeProvider<ZodTypeProvider>().get(
    "/api/me",
    {
      config: { access: "signed_in" },
      schema: { summary: "Get the signed-in agent", response: { 200: meAnswer } },
    },
    ({ principal: { agentId } }) => readMe(pool, agentId, clock.now()),
  );
  statusRoutes(instance, options);
  bindingRoutes(instance, options);
  accountInvitationRoutes(instance, options);
  invitationRoutes(instance, options);
}
