import type { AccountId, ApiKeyId } from "@jieru/shared/domain/ids";
import {
  apiKeyBody,
  apiKeyLimit,
  apiKeyOfAccount,
  apiKeysAnswer,
  type NewApiKey,
  newApiKeyAnswer,
} from "@jieru/shared/protocol/attributes";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { transaction } from "../database/transaction.ts";
import { insertApiKey, listApiKeys, revokeApiKey } from "./api-keys.ts";

export interface ApiKeyRoutesOptions {
  context: Pick<Context, "pool" | "clock" | "newId">;
}

type By = Pick<FastifyRequest, "principal" | "ip">;
const path = "/api/accounts/:accountId/api-keys";
const config = { access: "admin" } as const;

export async function apiKeyRoutes(
  instance: FastifyInstance,
  { context }: ApiKeyRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { pool, clock } = context;

  app.get(
    path,
    {
      config,
      schema: {
        summary: "List valid API keys, newest first, without their secrets",
        params: params.account,
        response: { 200: apiKeysAnswer },
      },
    },
    async ({ params: { accountId } }) => ({
      apiKeys: await listApiKeys(pool, accountId),
      limit: apiKeyLimit,
    }),
  );

  app.post(
    path,
    {
      config,
      schema: {
        summary: "Create an API key for your company's server; the key is shown once",
        params: params.account,
        body: apiKeyBody,
        response: { 200: newApiKeyAnswer },
      },
    },
    (request) => create(context, request, request.params.accountId, request.body.name),
  );

  app.delete(
    `${path}/:apiKeyId`,
    { config, schema: { summary: "Revoke an API key", params: apiKeyOfAccount } },
    async ({ params: { accountId, apiKeyId }, principal: { agentId }, ip }, reply) => {
      const at = clock.now();
      await transaction(pool, async (client) => {
        const name = await revokeApiKey(client, accountId, apiKeyId, at);
        if (name === null) throw new Refused({ refusal: "api_key_not_found" });
        await recordAudit(client, { what: "api_key_revoked", accountId, agentId, about: name, ip, at });
      });
      return reply.code(204).send();
    },
  );
}

function create(
  { pool, clock, newId }: ApiKeyRoutesOptions["context"],
  { principal: { agentId }, ip }: By,
  accountId: AccountId,
  name: string,
): Promise<NewApiKey> {
  const [id, at] = [newId() as ApiKeyId, clock.now()];
  return transaction(pool, async (client) => {
    const secret = await insertApiKey(client, { id, accountId, name, createdBy: agentId, at });
    if (!secret) throw new Refused({ refusal: "api_key_limit_reached", limit: apiKeyLimit });
    await recordAudit(client, { what: "api_key_created", accountId, agentId, about: name, ip, at });
    const apiKey = (await listApiKeys(client, accountId)).find((key) => key.id === id);
    if (!apiKey) throw new Error("a new key is not in the list");
    return { apiKey, secret };
  });
}
