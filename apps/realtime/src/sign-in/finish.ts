import type { AgentId } from "@jieru/shared/domain/ids";
import { findInvitation } from "../agents/invitations.ts";
import type { Context } from "../context.ts";
import { redeemAttempt } from "./attempts.ts";
import { cookieNames, secretIn } from "./cookies.ts";
import { invitationIn } from "./next-path.ts";
import { putPerson, refreshBoundPerson } from "./people.ts";
import { type Person, whoScanned } from "./who-scanned.ts";

/** Why somebody who came back from WeChat is not signed in; the sign-in page has words for each. */
export type SignInError = "state" | "expired" | "declined" | "failed" | "not_bound";
export type Finished = { agentId: AgentId; next: string } | SignInError;

export interface CameBack {
  code: string | null;
  state: string | null;
  cookieHeader: string | undefined;
}

/** Who came back from WeChat, if it is the browser that went there and the person is known here. */
export async function finishSignIn(context: Context, back: CameBack): Promise<Finished> {
  const browser = secretIn(back.cookieHeader, cookieNames(context.config.publicUrl).browser);
  if (!back.state || !browser) return "state";
  const { pool, clock } = context;
  const attempt = await redeemAttempt(pool, { state: back.state, browser }, clock.now());
  if (attempt === "unknown") return "state";
  if (attempt === "expired") return "expired";
  if (!back.code) return "declined";
  const person = await whoScanned(context, back.code);
  if (typeof person === "string") return person;
  const agentId = await admit(context, person, attempt.next);
  return agentId ? { agentId, next: attempt.next } : "not_bound";
}

/** [SI3] [SI4] Bound people come in, and those on their way to an invitation that stands; of others nothing is kept. */
async function admit(context: Context, person: Person, next: string): Promise<AgentId | null> {
  const bound = await refreshBoundPerson(context.pool, person);
  if (bound) return bound;
  const token = invitationIn(next);
  const invitation = token && (await findInvitation(context.pool, token, context.clock.now()));
  return invitation ? putPerson(context, person) : null;
}
