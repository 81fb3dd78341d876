import { z } from "zod";
import { agentId, instant, quickReplyId } from "./ids.ts";

/** [QR1] Team replies are visible to all agents of the account, own ones only to their author. */
const quickReplyScopes = ["team", "own"] as const;
export const quickReplyScope = z.enum(quickReplyScopes);

export const quickReply = z.object({
  id: quickReplyId,
  scope: quickReplyScope,
  category: z.string(),
  title: z.string(),
  shortcut: z.string().nullable(),
  text: z.string(),
  position: z.int().nonnegative(),
  updatedAt: instant,
  updatedBy: agentId,
});
