/** What admins see of the invitations of their account. The token is in none of it: it is told once, when it is made. */

import { z } from "zod";
import { role } from "../domain/agent-schema.ts";
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
/** [SI15] How many of an account may be open at once. */
export const invitationLimit = 200;

/** `before` and `beforeId` are those of `next` in the answer before. */
export const invitationsQuery = z.object({
  before: z.coerce.number().int().nonnegative().optional(),
  beforeId: invitationId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const next = z.object({ before: instant, beforeId: invitationId });
export type InvitationCursor = z.infer<typeof next>;
export const invitationsAnswer = z.object({
  invitations: z.array(invitation),
  /** Where the next page begins; null after the last one. Older servers do not say: they answer with all at once. */
  next: next.nullable().optional(),
  /** [SI15] How many are open, on all pages. Older servers do not say. */
  total: z.int().nonnegative().optional(),
});
export type InvitationsPage = z.infer<typeof invitationsAnswer>;
export const invitationOfAccount = z.object({ accountId, invitationId });
