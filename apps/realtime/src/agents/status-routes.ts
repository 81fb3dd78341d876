import { agentAnswer, params, pickupBody, statusBody } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { runRecorded } from "../audit/run-recorded.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { agentIn } from "./agent-in.ts";
import type { AgentRoutesOptions } from "./route-options.ts";

export function statusRoutes(instance: FastifyInstance, { context, lanes }: AgentRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.put(
    "/api/accounts/:accountId/status",
    {
      config: { access: "agent" },
      schema: {
        summary: "Set your own status",
        params: params.account,
        body: statusBody,
        response: { 200: agentAnswer },
      },
    },
    async ({ params: { accountId }, body: { status }, principal: { agentId } }) => {
      const command = { do: "set_status", agentId, by: agentId, status } as const;
      const { desk } = await runOrRefuse(lanes, accountId, { command });
      return agentIn(desk, agentId);
    },
  );

  app.put(
    "/api/accounts/:accountId/pickup",
    {
      config: { access: "agent" },
      schema: {
        summary: "Set your automatic pick-up and capacity",
        params: params.account,
        body: pickupBody,
        response: { 200: agentAnswer },
      },
    },
    async ({ params: { accountId }, body, principal: { agentId } }) => {
      const command = { do: "set_pickup", agentId, by: agentId, ...body } as const;
      const { desk } = await runOrRefuse(lanes, accountId, { command });
      return agentIn(desk, agentId);
    },
  );

  app.put(
    "/api/accounts/:accountId/bindings/:agentId/status",
    {
      config: { access: "supervisor" },
      schema: {
        summary: "Set another agent's status",
        params: params.binding,
        body: statusBody,
        response: { 200: agentAnswer },
      },
    },
    async ({ params: { accountId, agentId }, body: { status }, principal, ip }) => {
      const by = principal.agentId;
      const entry = { accountId, agentId: by, about: `${agentId} ${status}`, ip, at: context.clock.now() };
      const command = { do: "set_status", agentId, by, status } as const;
      return agentIn(await runRecorded(lanes, command, { what: "status_set", ...entry }), agentId);
    },
  );

  app.put(
    "/api/accounts/:accountId/bindings/:agentId/pickup",
    {
      config: { access: "admin" },
      schema: {
        summary: "Set another agent's automatic pick-up and capacity",
        params: params.binding,
        body: pickupBody,
        response: { 200: agentAnswer },
      },
    },
    async ({ params: { accountId, agentId }, body, principal, ip }) => {
      const by = principal.agentId;
      const about = `${agentId} ${body.auto ? "auto" : "manual"} ${body.capacity}`;
      const entry = { accountId, agentId: by, about, ip, at: context.clock.now() };
      const command = { do: "set_pickup", agentId, by, ...body } as const;
      return agentIn(await runRecorded(lanes, command, { what: "pickup_set", ...entry }), agentId);
    },
  );
}
