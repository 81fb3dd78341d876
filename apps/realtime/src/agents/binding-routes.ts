import { agentLimit } from "@jieru/shared/domain/agent";
import { agentAnswer, bindingBody, bindingsAnswer, formerAnswer, params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { runRecorded } from "../audit/run-recorded.ts";
import { agentIn } from "./agent-in.ts";
import { listBindings, listFormer } from "./bindings.ts";
import type { AgentRoutesOptions } from "./route-options.ts";

export function bindingRoutes(instance: FastifyInstance, { context, lanes }: AgentRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { pool, clock } = context;

  app.get(
    "/api/accounts/:accountId/bindings",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "List the agents of the account",
        params: params.account,
        response: { 200: bindingsAnswer },
      },
    },
    async ({ params: { accountId } }) => ({
      bindings: await listBindings(pool, accountId),
      limit: agentLimit,
    }),
  );

  app.get(
    "/api/accounts/:accountId/bindings/former",
    {
      config: { access: "agent" },
      schema: {
        summary: "List the names of former agents",
        params: params.account,
        response: { 200: formerAnswer },
      },
    },
    async ({ params: { accountId } }) => ({ agents: await listFormer(pool, accountId) }),
  );

  app.patch(
    "/api/accounts/:accountId/bindings/:agentId",
    {
      config: { access: "admin" },
      schema: {
        summary: "Change an agent's role",
        params: params.binding,
        body: bindingBody,
        response: { 200: agentAnswer },
      },
    },
    async ({ params: { accountId, agentId }, body: { role }, principal, ip }) => {
      const by = principal.agentId;
      const entry = { accountId, agentId: by, about: `${agentId} ${role}`, ip, at: clock.now() };
      const command = { do: "change_role", agentId, by, role } as const;
      return agentIn(await runRecorded(lanes, command, { what: "role_changed", ...entry }), agentId);
    },
  );

  app.delete(
    "/api/accounts/:accountId/bindings/:agentId",
    {
      config: { access: "admin" },
      schema: { summary: "Remove an agent from the account", params: params.binding },
    },
    async ({ params: { accountId, agentId }, principal, ip }, reply) => {
      const by = principal.agentId;
      const entry = { accountId, agentId: by, about: agentId, ip, at: clock.now() };
      await runRecorded(lanes, { do: "unbind_agent", agentId, by }, { what: "agent_unbound", ...entry });
      return reply.code(204).send();
    },
  );
}
