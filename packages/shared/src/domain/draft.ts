/** What an agent has written and not sent, per session and kind: the agent's own, and nobody else's (DR1). */
import { z } from "zod";
import { instant, sessionId } from "./ids.ts";

/** A reply goes to the customer; a note never does, so the two are never mixed up. */
const draftKinds = ["reply", "note"] as const;
export const draftKind = z.enum(draftKinds);
export type DraftKind = z.infer<typeof draftKind>;

export const draftLength = 4_000;
/** [DR6] How long a draft outlives the session's end. */
export const draftKeptMs = 7 * 24 * 60 * 60 * 1000;

export const draft = z.object({
  sessionId,
  kind: draftKind,
  /** Empty: it was sent or thrown away. */
  text: z.string(),
  /** Rises with every write; 0 is a draft that never was. A write names the one it knows (DR3). */
  revision: z.int().nonnegative(),
  updatedAt: instant,
  /** [DR19] Its author prepared it for when the customer writes. Earlier releases left it out. */
  prepared: z.boolean().optional(),
});
export type Draft = z.infer<typeof draft>;
