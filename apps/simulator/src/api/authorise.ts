import type { FastifyRequest } from "fastify";
import type { AccountState } from "../account-state.ts";
import type { World } from "../world.ts";
import { type ApiAnswer, refuse } from "./answers.ts";

export function authorise(world: World, request: FastifyRequest): AccountState | ApiAnswer {
  const { access_token: token } = request.query as Record<string, string | undefined>;
  let errcode = 41001;
  for (const account of world.accounts.values()) {
    const found = account.tokens.errcodeOf(token, world.clock.now());
    if (found === null) return account;
    if (errcode !== 42001) errcode = found;
  }
  return refuse(errcode);
}
