import { type Attribute, listAttributes } from "@jieru/shared/domain/attributes";
import type { AccountId } from "@jieru/shared/domain/ids";
import {
  type Attributes,
  attributesAnswer,
  attributesBody,
  attributesQuery,
  customerOfAccount,
} from "@jieru/shared/protocol/attributes";
import { params } from "@jieru/shared/protocol/http";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { recordLook } from "../audit/record-reading.ts";
import type { Context } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { getReadableSession } from "../policies/conversation.ts";
import {
  findAttributes,
  findAttributesOf,
  findNewestSession,
  putAttributes,
  sameAttributes,
} from "./attributes.ts";

export interface AttributeRoutesOptions {
  context: Pick<Context, "pool" | "clock">;
  lanes: Lanes;
}

/** Fits fifty texts of maximum length. */
const bodyLimit = 256 * 1024;

export async function attributeRoutes(
  instance: FastifyInstance,
  options: AttributeRoutesOptions,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const { pool, clock } = options.context;

  app.put(
    "/api/accounts/:accountId/customers/:openid/attributes",
    {
      config: { access: "api_key" },
      bodyLimit,
      schema: {
        summary: "Set a customer's attributes; replaces all earlier ones",
        params: customerOfAccount,
        body: attributesBody,
        response: { 200: attributesAnswer },
      },
    },
    ({ params: customer, body }) => set(options, customer, listAttributes(body.attributes)),
  );

  app.get(
    "/api/conversations/:conversationId/attributes",
    {
      config: { access: "signed_in" },
      schema: {
        summary: "Get a customer's attributes",
        params: params.conversation,
        querystring: attributesQuery,
        response: { 200: attributesAnswer },
      },
    },
    async ({ params: { conversationId }, query: { opening }, principal: { agentId }, ip }) => {
      const session = await getReadableSession(pool, conversationId, agentId);
      await recordLook(pool, session, { agentId, ip, at: clock.now(), opening });
      return findAttributesOf(pool, conversationId);
    },
  );
}

/** [AT4] Ignores unchanged attributes, which servers send at every visit. */
async function set(
  { context: { pool, clock }, lanes }: AttributeRoutesOptions,
  customer: { accountId: AccountId; openid: string },
  attributes: Attribute[],
): Promise<Attributes> {
  const { accountId, openid } = customer;
  const before = await findAttributes(pool, accountId, openid);
  if (sameAttributes(before.attributes, attributes)) return before;
  const updatedAt = clock.now();
  const sessionId = await findNewestSession(pool, accountId, openid);
  await runOrRefuse(lanes, accountId, {
    command: { do: "set_attributes", openid, sessionId },
    sideEffect: (client) => putAttributes(client, customer, attributes, updatedAt),
  });
  return { attributes, updatedAt };
}
