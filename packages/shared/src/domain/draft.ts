/** An unsent text of an agent, per session and kind, visible to its author only (DR1). */
import { z } from "zod";
import { instant, sessionId } from "./ids.ts";

/** A reply goes to the customer, a note never does. */
const draftKinds = ["reply", "note"] as const;
export const draftKind = z.enum(draftKinds);
export type DraftKind = z.infer<typeof draftKind>;

export const draftLength = 4_000;
/** [DR6] The time that a draft is kept after the session's end. */
export const draftKeptMs = 7 * 24 * 60 * 60 * 1000;

export const draft = z.object({
  sessionId,
  kind: draftKind,
  text: z.string(),
  /** Increases with every write; 0 before the first. A write names the revision that it replaces (DR3). */
  revision: z.int().nonnegative(),
  updatedAt: instant,
  /** [DR19] The author prepared it for the customer's next message. Earlier releases leave it out. */
  prepared: z.boolean().optional(),
});
export type Draft = z.infer<typeof draft>;
