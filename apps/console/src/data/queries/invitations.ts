import type { InvitationDetails } from "@jieru/shared/protocol/http";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";

/** [SI4] The signed-in person becomes an agent of the account that invited them. */
export const acceptInvitation = (token: string): Promise<Outcome<void>> =>
  request("POST", paths.acceptInvitation(token), { body: {} });

/** [SI4] What it is for; who invited sees that it was opened. Refused to who is not signed in. */
export const openInvitation = (token: string): Promise<Outcome<InvitationDetails>> =>
  request("POST", paths.openInvitation(token), { body: {} });

/** The same for anyone who holds it, signed in or not. */
export const readInvitation = (token: string): Promise<Outcome<InvitationDetails>> =>
  request("GET", paths.invitationDetails(token));
