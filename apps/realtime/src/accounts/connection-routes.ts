import type { AccountId } from "@jieru/shared/domain/ids";
import {
  type Connection,
  connectBody,
  connectionAnswer,
  connectionPatch,
  rotateBody,
  testAnswer,
} from "@jieru/shared/protocol/connection";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Context } from "../context.ts";
import type { Lanes } from "../lane/lane.ts";
import { presentConnection } from "../presenters/connection.ts";
import {
  type ChangeBy,
  type ConnectionKeeper,
  dropPreviousKeys,
  patchConnection,
  rotateKey,
} from "./change-connection.ts";
import { connectAccount } from "./connect-account.ts";
import { getConnectionSettings } from "./credentials.ts";
import type { CredentialsWatch } from "./credentials-watch.ts";
import type { PushSightings } from "./push-sightings.ts";
import { findRemoval, removeAccount } from "./remove-account.ts";
import { readSeen } from "./seen-pushes.ts";

export interface ConnectionRoutesOptions extends ConnectionKeeper {
  context: Context;
  sightings: PushSightings;
  watch: CredentialsWatch;
  lanes: Lanes;
}

const path = "/api/accounts/:accountId/connection";
const byOf = (
  accountId: AccountId,
  { principal, ip }: Pick<FastifyRequest, "principal" | "ip">,
): ChangeBy => ({ accountId, agentId: principal.agentId, ip });

/** [MA6] [MA7] [MA8] [MA13] Connecting a mini program, and looking after the connection. No answer holds a secret. */
export async function connectionRoutes(
  instance: FastifyInstance,
  options: ConnectionRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { context, secretKey, sightings, watch } = options;
  const { pool, config } = context;
  const answer = async (accountId: AccountId): Promise<{ connection: Connection }> => {
    await sightings.settle(accountId);
    const settings = await getConnectionSettings(pool, secretKey, accountId);
    const seen = await readSeen(pool, accountId);
    const removal = await findRemoval(pool, accountId);
    const { publicUrl } = config;
    return { connection: presentConnection({ accountId, settings, seen, removal, secretKey, publicUrl }) };
  };

  app.post(
    "/api/accounts",
    {
      config: { access: "signed_in" },
      schema: {
        summary:
          "Connect another mini program, or the first, and become its admin; for admins of an account, and who sets up",
        body: connectBody,
        response: { 200: connectionAnswer },
      },
    },
    async ({ body, principal: { agentId }, ip }) => {
      const accountId = await connectAccount({ ...context, ...options }, body, { agentId, ip });
      options.directory.forget(accountId);
      watch.askSoon(accountId);
      return answer(accountId);
    },
  );

  app.delete(
    "/api/accounts/:accountId",
    {
      config: { access: "admin" },
      schema: {
        summary: "Remove a mini program to which no customer ever came; the only one stays",
        params: params.account,
      },
    },
    async (request, reply) => {
      await removeAccount(options, byOf(request.params.accountId, request));
      return reply.code(204).send();
    },
  );

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
      await patchConnection(options, byOf(accountId, request), request.body);
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
      await dropPreviousKeys(options, byOf(accountId, request));
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
      await rotateKey(options, byOf(accountId, request), request.body);
      return answer(accountId);
    },
  );
}
