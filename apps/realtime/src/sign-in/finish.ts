import type { AgentId } from "@jieru/shared/domain/ids";
import type { Context } from "../base/context.ts";
import { cookieNames, secretIn } from "../http/cookies.ts";
import { redeemAttempt } from "./attempts.ts";
import { identifyScanner, type Person, type ScanFailure } from "./identify-scanner.ts";
import { findInvitation } from "./invitations.ts";
import type { LookupLimiter } from "./lookup-limiter.ts";
import { invitationIn, setUpIn } from "./next-path.ts";
import { type Admitted, findBoundPerson, putPerson } from "./people.ts";
import { admitToSetUp } from "./set-up.ts";

/** The sign-in page has a text for each. */
export type SignInError = ScanFailure | "state" | "declined" | "not_bound" | "set_up_over";
export type Finished =
  | (Admitted & { next: string })
  /** `next`: if another attempt may lead there. */
  | { why: SignInError; next?: string };

export interface CameBack {
  code: string | null;
  state: string | null;
  cookieHeader: string | undefined;
  ip: string;
}

/** Signs in the person who returned from WeChat, in the same browser. */
export async function finishSignIn(
  context: Context,
  lookupLimiter: LookupLimiter,
  back: CameBack,
): Promise<Finished> {
  const browser = secretIn(back.cookieHeader, cookieNames(context.config.publicUrl).browser);
  const { state, ip } = back;
  if (!state || !browser) return { why: "state" };
  const { pool, clock } = context;
  const attempt = await lookupLimiter.pass(ip, () => redeemAttempt(pool, { state, browser }, clock.now()));
  if (attempt === "unknown") return { why: "state" };
  if (attempt === "expired") return { why: "expired" };
  const { next, application } = attempt;
  if (!back.code) return { why: "declined", next };
  const person = await identifyScanner(context, { code: back.code, application });
  if (typeof person === "string") return { why: person, next };
  const admitted = await admit(context, person, next);
  if (!admitted) return { why: setUpIn(next) ? "set_up_over" : "not_bound" };
  return { ...admitted, next };
}

/** [SI3] [SI4] [SI5] Admits bound people and holders of a valid link. Stores nothing about others. */
async function admit(context: Context, person: Person, next: string): Promise<Admitted | null> {
  const bound = await findBoundPerson(context.pool, person);
  if (bound) return bound;
  const setUp = setUpIn(next);
  if (setUp) return unbound(await admitToSetUp(context, person, setUp));
  const token = invitationIn(next);
  const invitation = token && (await findInvitation(context.pool, token, context.clock.now()));
  return unbound(invitation ? await putPerson(context, person) : null);
}

/** A name that nobody sees yet need not be announced. */
const unbound = (agentId: AgentId | null): Admitted | null => agentId && { agentId, newName: null };
