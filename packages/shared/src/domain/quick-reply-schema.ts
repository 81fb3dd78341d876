import { z } from "zod";
import { agentId, instant, quickReplyId } from "./ids.ts";

/** [QR1] The team's is everybody's in the account; one's own is seen by nobody else. */
const quickReplyScopes = ["team", "own"] as const;
export const quickReplyScope = z.enum(quickReplyScopes);

export const quickReply = z.object({
  id: quickReplyId,
  scope: quickReplyScope,
  /** Empty: under no heading. */
  category: z.string(),
  title: z.string(),
  shortcut: z.string().nullable(),
  text: z.string(),
  /** Its place among those of the same scope. */
  position: z.int().nonnegative(),
  updatedAt: instant,
  /** Who wrote it last. */
  updatedBy: agentId,
});
