/** The agents whom a note addresses: those named in it, and the session's owner if a supervisor wrote it. */
import type { z } from "zod";
import type { addressee, mention } from "./mention-schema.ts";

/** [MN1] The most agents named in one note. */
export const maxMentions = 10;

export type Addressee = z.infer<typeof addressee>;
export type Mention = z.infer<typeof mention>;
