/** Drafts over HTTP. */

import { z } from "zod";
import { draft, draftKind, draftLength } from "../domain/draft.ts";
import { typed } from "./http.ts";

/** Revisions are 32-bit numbers, and a write makes the next one. */
const base = z.int().nonnegative().max(2_147_483_646);

/** `base`: the revision one knows; another one in between is the refusal `draft_changed`, with the draft (DR3). */
export const draftBody = z.object({
  kind: draftKind.default("reply"),
  text: typed.pipe(z.string().min(1).max(draftLength)),
  base,
  /** [DR19] Left out: it is not, also where it was before. */
  prepared: z.boolean().default(false),
});
export const discardQuery = z.object({
  kind: draftKind.default("reply"),
  base: z.coerce.number().pipe(base).default(0),
});
export const draftAnswer = z.object({ draft });
/** Newest first, at most 500; emptied ones are among them, so that another device lets go of them too. */
export const draftsAnswer = z.object({ drafts: z.array(draft) });
export type DraftsAnswer = z.infer<typeof draftsAnswer>;
