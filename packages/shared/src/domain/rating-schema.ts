import { z } from "zod";
import { instant, messageId } from "./ids.ts";

const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const saidRating = z.object({ score, comment: z.string().nullable() });

export const rating = z.object({
  messageId,
  askedAt: instant,
  /** null: not answered yet. */
  given: saidRating.extend({ at: instant }).nullable(),
});
