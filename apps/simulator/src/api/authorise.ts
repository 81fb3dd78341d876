import type { FastifyRequest } from "fastify";
import type { AccountState } from "../account-state.ts";
import type { World } from "../world.ts";
import { type ApiAnswer, refuse } from "./answers.ts";

/** The account whose access token the call carries, or the refusal to answer. */
export function authorise(world: World, request: FastifyRequest): AccountState | ApiAnswer {
  const { access_token: token } = request.query as Record<string, string | undefined>;
  let trouble = 41001;
  for (const account of world.accounts.values()) {
    const found = account.tokens.trouble(token, world.clock.now());
    if (found === null) return account;
    if (trouble !== 42001) trouble = found;
  }
  return refuse(trouble);
}
