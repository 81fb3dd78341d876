import { z } from "zod";
import { grantKinds } from "../domain/allowance.ts";
import { allowance } from "../domain/allowance-schema.ts";
import { agentId, instant, messageId, openingId, seq, sessionId } from "../domain/ids.ts";
import { delivery } from "../domain/message-schema.ts";

/** A change of the allowance: a customer's act grants replies, a reply uses one. */
export const allowanceStep = z.object({
  seq,
  at: instant,
  sessionId: sessionId.nullable(),
  messageId,
  by: z.enum([...grantKinds, "reply"]),
  /** The allowance right after; null if no longer stored, or never needed (SE12). */
  allowance: allowance.pick({ left: true, granted: true, until: true }).nullable(),
  /** The author of the reply; null for the account itself and for customers' acts. */
  agentId: agentId.nullable(),
  delivery: delivery.nullable(),
  /** Whether the reply is the rating question (CR2), which the account sends. Earlier releases leave it out. */
  ratingQuestion: z.boolean().optional(),
});
export type AllowanceStep = z.infer<typeof allowanceStep>;

/** `before` is the `seq` of the last step received. */
export const allowanceHistoryQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  opening: openingId.optional(),
});
/** Newest first. */
export const allowanceHistoryAnswer = z.object({ steps: z.array(allowanceStep), more: z.boolean() });
export type AllowanceHistory = z.infer<typeof allowanceHistoryAnswer>;

/** `before` and `beforeId` are `openedAt` and `id` of the last session received. */
export const sessionsOfQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  beforeId: sessionId.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  opening: openingId.optional(),
});
