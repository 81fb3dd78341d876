/** What admins see of the invitations of their account. The token is in none of it: it is told once, when it is made. */
import { z } from "zod";
import { role } from "../domain/agent.ts";
import { accountId, agentId, instant, invitationId } from "../domain/ids.ts";

/** `void`: who made it is no longer an admin (AG6). */
const invitationStates = ["open", "used", "revoked", "expired", "void"] as const;

export const invitation = z.object({
  id: invitationId,
  role,
  state: z.enum(invitationStates),
  /** null for the link that makes the first admin. */
  invitedByName: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
  /** When an invitee last had the confirm page before them. */
  openedAt: instant.nullable(),
  /** When somebody last confirmed while no seat was free (AG1). */
  fullAt: instant.nullable(),
  usedAt: instant.nullable(),
  /** Who it bound; nobody is named before they confirm. */
  usedBy: z.object({ id: agentId, name: z.string() }).nullable(),
  revokedAt: instant.nullable(),
});
export type Invitation = z.infer<typeof invitation>;

export const invitationDoneAnswer = z.object({ invitation });
export const invitationsAnswer = z.object({ invitations: z.array(invitation) });
export const invitationOfAccount = z.object({ accountId, invitationId });
