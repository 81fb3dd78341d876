import { connectBody, connectionAnswer } from "@jieru/shared/protocol/connection";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { changeBy } from "../../audit/change-by.ts";
import { answerConnection } from "./answer-connection.ts";
import { connectAccount } from "./connect-account.ts";
import { removeAccount } from "./remove-account.ts";
import type { ConnectionRoutesOptions } from "./route-options.ts";

export function connectingRoutes(instance: FastifyInstance, options: ConnectionRoutesOptions): void {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post(
    "/api/accounts",
    {
      config: { access: "signed_in" },
      schema: {
        summary: "Connect a mini program and become its admin",
        body: connectBody,
        response: { 200: connectionAnswer },
      },
    },
    async ({ body, principal: { agentId }, ip }) => {
      const accountId = await connectAccount({ ...options.context, ...options }, body, { agentId, ip });
      options.directory.forget(accountId);
      options.watch.askSoon(accountId);
      return answerConnection(options, accountId);
    },
  );

  app.delete(
    "/api/accounts/:accountId",
    {
      config: { access: "admin" },
      schema: {
        summary: "Remove a mini program without customers; the last one cannot be removed",
        params: params.account,
      },
    },
    async (request, reply) => {
      await removeAccount(options, changeBy(request.params.accountId, request));
      return reply.code(204).send();
    },
  );
}
