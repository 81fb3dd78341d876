import { z } from "zod";
import { agentId, instant, messageId, seq } from "./ids.ts";

/** Somebody whom a note is meant for, under the name they had when it was written. */
export const addressee = z.object({ agentId, name: z.string() });

/** [MN4] An agent for whom a note is meant, until they have seen it: of several the newest. */
export const mention = z.object({
  agentId,
  /** Who wrote the note. */
  by: agentId,
  noteId: messageId,
  /** Of the note: where it stands in the conversation. */
  seq,
  at: instant,
});
