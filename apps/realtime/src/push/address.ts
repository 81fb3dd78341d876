/** The account that a request's address names, and the credentials to check the request with. */
import { randomBytes } from "node:crypto";
import { parseAesKey } from "@jieru/wechat/aes-key";
import type { PushCredentials } from "@jieru/wechat/credentials";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccountDirectory, ConnectedAccount } from "../accounts/account-directory.ts";
import { within } from "../base/deadline.ts";
import { leftOf } from "./answers.ts";

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
