import type { AccountId } from "@jieru/shared/domain/ids";
import { connectionAnswer, connectionPatch, rotateBody, testAnswer } from "@jieru/shared/protocol/connection";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { changeBy } from "../../audit/change-by.ts";
import { answerConnection } from "./answer-connection.ts";
import { dropPreviousKeys, patchConnection, rotateKey } from "./change-connection.ts";
import { connectingRoutes } from "./connecting-routes.ts";
import type { ConnectionRoutesOptions } from "./route-options.ts";

const path = "/api/accounts/:accountId/connection";
export async function connectionRoutes(
  instance: FastifyInstance,
  options: ConnectionRoutesOptions,
): Promise<void> {
  connectingRoutes(instance, options);
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { watch } = options;
  const answer = (accountId: AccountId) => answerConnection(options, accountId);

  app.get(
    path,
    {
      config: { access: "admin" },
      schema: {
        summary: "Get the account's connection to WeChat and its progress",
        params: params.account,
        response: { 200: connectionAnswer },
      },
    },
    ({ params: { accountId } }) => answer(accountId),
  );

  app.patch(
    path,
    {
      config: { access: "admin" },
      schema: {
        summary: "Change the connection to WeChat, except the AES key",
        params: params.account,
        body: connectionPatch,
        response: { 200: connectionAnswer },
      },
    },
    async (request) => {
      const { accountId } = request.params;
      await patchConnection(options, changeBy(accountId, request), request.body);
      if (request.body.appSecret !== undefined) watch.askSoon(accountId);
      return answer(accountId);
    },
  );

  app.post(
    `${path}/test`,
    {
      config: { access: "admin" },
      schema: {
        summary: "Test the AppSecret with WeChat",
        params: params.account,
        response: { 200: testAnswer },
      },
    },
    async ({ params: { accountId } }) => ({ test: await watch.ask(accountId) }),
  );

  app.delete(
    `${path}/previous-key`,
    {
      config: { access: "admin" },
      schema: {
        summary: "End a key rotation: pushes with the previous AES key are refused from now on",
        params: params.account,
        response: { 200: connectionAnswer },
      },
    },
    async (request) => {
      const { accountId } = request.params;
      await dropPreviousKeys(options, changeBy(accountId, request));
      return answer(accountId);
    },
  );

  app.post(
    `${path}/rotate`,
    {
      config: { access: "admin" },
      schema: {
        summary: "Start a key rotation with a new AES key; the previous key stays valid until dropped",
        params: params.account,
        body: rotateBody,
        response: { 200: connectionAnswer },
      },
    },
    async (request) => {
      const { accountId } = request.params;
      await rotateKey(options, changeBy(accountId, request), request.body);
      return answer(accountId);
    },
  );
}
