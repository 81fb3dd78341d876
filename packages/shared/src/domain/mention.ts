/** Who is meant by a note: whom its author named in it, and the owner of the session, if a supervisor wrote it. */
import type { z } from "zod";
import type { addressee, mention } from "./mention-schema.ts";

/** [MN1] So many can be named in one note. */
export const maxMentions = 10;

export type Addressee = z.infer<typeof addressee>;
export type Mention = z.infer<typeof mention>;
