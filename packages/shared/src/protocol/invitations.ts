/** Invitations as admins see them. They lack the token, which is shown once at creation. */

import { z } from "zod";
import { role } from "../domain/agent-schema.ts";
import { accountId, agentId, instant, invitationId } from "../domain/ids.ts";

/** `void`: the inviter is no longer an admin (AG6). */
const invitationStates = ["open", "used", "revoked", "expired", "void"] as const;

export const invitation = z.object({
  id: invitationId,
  role,
  state: z.enum(invitationStates),
  /** null for the link that makes the first admin. */
  invitedByName: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant,
  openedAt: instant.nullable(),
  /** The last time an invitee confirmed while no seat was free (AG1). */
  fullAt: instant.nullable(),
  usedAt: instant.nullable(),
  /** The bound agent; null before the confirmation. */
  usedBy: z.object({ id: agentId, name: z.string() }).nullable(),
  revokedAt: instant.nullable(),
});
export type Invitation = z.infer<typeof invitation>;

export const invitationDoneAnswer = z.object({ invitation });
/** [SI15] The most open invitations of an account. */
export const invitationLimit = 200;

/** `before` and `beforeId` are those of `next` in the previous answer. */
export const invitationsQuery = z.object({
  before: z.coerce.number().int().nonnegative().optional(),
  beforeId: invitationId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const next = z.object({ before: instant, beforeId: invitationId });
export type InvitationCursor = z.infer<typeof next>;
export const invitationsAnswer = z.object({
  invitations: z.array(invitation),
  /** The start of the next page; null after the last. Older servers leave it out and answer with all invitations. */
  next: next.nullable().optional(),
  /** [SI15] The number of open invitations on all pages. Older servers leave it out. */
  total: z.int().nonnegative().optional(),
});
export type InvitationsPage = z.infer<typeof invitationsAnswer>;
export const invitationOfAccount = z.object({ accountId, invitationId });
