/** A push as an HTTP request: the account it is for, the time to answer, and the answers. */
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

/** [N9] Pushes to an unknown account are checked against these, so that refusing them takes as long as any other refusal. */
function nobodysCredentials(): PushCredentials {
  const aesKey = parseAesKey(randomBytes(32).toString("hex").slice(0, 43));
  const token = randomBytes(16).toString("hex");
  return { appId: "", originalId: "", token, mode: "secure", format: "json", ...(aesKey && { aesKey }) };
}

export function addressedIn(directory: AccountDirectory): FindAddressed {
  const nobodys = nobodysCredentials();
  return async ({ params: { appId } }, reply) => {
    const account =
      directory.peekByAppId(appId) ?? (await within(leftOf(reply), directory.findByAppId(appId)));
    return { account, credentials: account?.credentials ?? nobodys };
  };
}

/**
 * [DE5] WeChat gives up after 5 s. Before that the server answers "try again", and WeChat repeats the push.
 * Measured from the request's arrival.
 */
const answerWithinMs = 4_500;

/** Returns how many milliseconds are left to answer. */
export const leftOf = (reply: FastifyReply): number => Math.max(0, answerWithinMs - reply.elapsedTime);

/** [PU1] [N9] Answers every refused request in the same way, whatever the reason. */
export const forbidden = (reply: FastifyReply) =>
  reply.code(403).type("text/plain; charset=utf-8").send("forbidden");
export const notNow = (reply: FastifyReply) =>
  reply.code(503).type("text/plain; charset=utf-8").send("try again");
export const plainText = (reply: FastifyReply, text: string) =>
  reply.type("text/plain; charset=utf-8").header("x-content-type-options", "nosniff").send(text);
