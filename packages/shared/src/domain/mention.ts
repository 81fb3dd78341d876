/** Who is meant by a note: whom its author named in it, and the owner of the session, if a supervisor wrote it. */
import { z } from "../zod.ts";
import { agentId, instant, messageId, seq } from "./ids.ts";

/** [MN1] So many can be named in one note. */
export const maxMentions = 10;

/** Somebody whom a note is meant for, under the name they had when it was written. */
export const addressee = z.object({ agentId, name: z.string() });
export type Addressee = z.infer<typeof addressee>;

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
export type Mention = z.infer<typeof mention>;
