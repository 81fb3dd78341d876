/** `GET`: proves our push address to WeChat, and records the check. */
import { verifyUrl } from "@jieru/wechat/verify-url";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AccountDirectory, ConnectedAccount } from "../accounts/account-directory.ts";
import { noteVerified } from "../accounts/connection/milestones.ts";
import type { PushSightings } from "../accounts/connection/push-sightings.ts";
import type { Context } from "../base/context.ts";
import { noteDenial } from "../http/denials.ts";
import { type Addressed, forbidden, type PushRequest, plainText } from "./request.ts";

export interface AddressCheckOptions {
  context: Pick<Context, "clock" | "log" | "pool">;
  directory: AccountDirectory;
  sightings: PushSightings;
}

export async function checkAddress(
  options: AddressCheckOptions,
  { account, credentials: { token } }: Addressed,
  request: FastifyRequest<PushRequest>,
  reply: FastifyReply,
) {
  const echo = verifyUrl({ token, query: request.query });
  if (account) await noteCheck(options, account, echo !== null);
  if (account && echo) return plainText(reply, echo);
  noteDenial(request, "N9", account ? "address_check" : "unknown_account");
  return forbidden(reply);
}

/** WeChat gets its answer even if recording fails. */
async function noteCheck(
  { context, directory, sightings }: AddressCheckOptions,
  account: ConnectedAccount,
  passed: boolean,
): Promise<void> {
  if (!passed) return sightings.trouble(account, "check_signature");
  await noteVerified(context.pool, account, context.clock.now()).catch((error: unknown) =>
    context.log.warn({ err: error }, "a passed check of the push address could not be recorded"),
  );
  directory.forget(account.id);
}
