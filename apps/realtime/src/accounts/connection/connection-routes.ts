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
/** [MA7] [MA8] Registers the connection routes. No response contains a secret. */
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
        summary: "How the account is connected with WeChat, and how far that has come",
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
        summary: "Change what the account is connected with; the AES key is changed by a rotation",
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
        summary: "Ask WeChat for an access token with the AppSecret, and say what it said",
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
        summary: "End a rotation: pushes sealed with the previous AES key are refused from now on",
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
        summary: "Begin with a new AES key; the previous one still opens pushes until it is dropped",
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
