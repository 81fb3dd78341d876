import { z } from "zod";
import { agentId, instant, messageId, seq } from "./ids.ts";

/** The agent whom a note addresses, with the name at that time. */
export const addressee = z.object({ agentId, name: z.string() });

/** [MN4] The newest note that addresses an agent who has not seen it. */
export const mention = z.object({
  agentId,
  by: agentId,
  noteId: messageId,
  seq,
  at: instant,
});
