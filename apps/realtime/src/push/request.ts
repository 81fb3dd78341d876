import { randomBytes } from "node:crypto";
import type { PushCredentials } from "@jieru/wechat/credentials";
import { parseAesKey } from "@jieru/wechat/crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccountDirectory, ConnectedAccount } from "../accounts/account-directory.ts";
import { within } from "../base/async.ts";

export interface PushRequest {
  Params: { appId: string };
  Querystring: Record<string, unknown>;
  Body: Buffer;
}

export interface Addressed {
  account: ConnectedAccount | null;
  credentials: PushCredentials;
}
export type FindAddressed = (request: FastifyRequest<PushRequest>, reply: FastifyReply) => Promise<Addressed>;

/** [N9] Used for unknown accounts, so that refusing takes as long. */
function createDummyCredentials(): PushCredentials {
  const aesKey = parseAesKey(randomBytes(32).toString("hex").slice(0, 43));
  const token = randomBytes(16).toString("hex");
  return { appId: "", originalId: "", token, mode: "secure", format: "json", ...(aesKey && { aesKey }) };
}

export function addressedIn(directory: AccountDirectory): FindAddressed {
  const dummy = createDummyCredentials();
  return async ({ params: { appId } }, reply) => {
    const account =
      directory.peekByAppId(appId) ?? (await within(leftOf(reply), directory.findByAppId(appId)));
    return { account, credentials: account?.credentials ?? dummy };
  };
}

/** [DE5] WeChat gives up after 5 s and then repeats the push. */
const answerWithinMs = 4_500;

/** In milliseconds. */
export const leftOf = (reply: FastifyReply): number => Math.max(0, answerWithinMs - reply.elapsedTime);

/** [PU1] [N9] The same answer whatever the reason. */
export const forbidden = (reply: FastifyReply) =>
  reply.code(403).type("text/plain; charset=utf-8").send("forbidden");
export const notNow = (reply: FastifyReply) =>
  reply.code(503).type("text/plain; charset=utf-8").send("try again");
export const plainText = (reply: FastifyReply, text: string) =>
  reply.type("text/plain; charset=utf-8").header("x-content-type-options", "nosniff").send(text);
