import { z } from "zod";
import { lengthOf } from "./length-of.ts";
import { maxTagLength, maxTags } from "./tags.ts";

export const tag = z
  .string()
  .refine((text) => lengthOf(text) <= maxTagLength, `has more than ${maxTagLength} characters`);
/** One that is looked for, or saved in a view. */
export const someTag = tag.min(1);
export const tagList = z.array(tag).max(maxTags);

/** A tag of the account, and how many customers have it. */
export const knownTag = z.object({ tag: z.string(), uses: z.int().positive() });
