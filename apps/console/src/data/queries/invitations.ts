import type { InvitationDetails } from "@jieru/shared/protocol/http";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";

/** [SI4] Makes the signed-in person an agent of the inviting account. */
export const acceptInvitation = (token: string): Promise<Outcome<void>> =>
  request("POST", paths.acceptInvitation(token), { body: {} });

/** [SI4] Returns the invitation and records that it was opened. Requires a sign-in. */
export const openInvitation = (token: string): Promise<Outcome<InvitationDetails>> =>
  request("POST", paths.openInvitation(token), { body: {} });

export const readInvitation = (token: string): Promise<Outcome<InvitationDetails>> =>
  request("GET", paths.invitationDetails(token));
