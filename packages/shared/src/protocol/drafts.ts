import { z } from "zod";
import { draft, draftKind, draftLength } from "../domain/draft.ts";
import { typed } from "./http.ts";

/** Revisions are 32-bit numbers, and a write makes the next one. */
const base = z.int().nonnegative().max(2_147_483_646);

/** `base`: the known revision. If another was written, the refusal is `draft_changed`, with the draft (DR3). */
export const draftBody = z.object({
  kind: draftKind.default("reply"),
  text: typed.pipe(z.string().min(1).max(draftLength)),
  base,
  /** [DR19] Absent: false, whatever it was before. */
  prepared: z.boolean().default(false),
});
export const discardQuery = z.object({
  kind: draftKind.default("reply"),
  base: z.coerce.number().pipe(base).default(0),
});
export const draftAnswer = z.object({ draft });
/** Newest first, at most 500, including emptied ones, so that other devices remove them. */
export const draftsAnswer = z.object({ drafts: z.array(draft) });
export type DraftsAnswer = z.infer<typeof draftsAnswer>;
