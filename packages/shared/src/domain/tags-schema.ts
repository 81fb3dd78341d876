import { z } from "zod";
import { lengthOf } from "./length-of.ts";
import { maxTagLength, maxTags } from "./tags.ts";

export const tag = z
  .string()
  .refine((text) => lengthOf(text) <= maxTagLength, `has more than ${maxTagLength} characters`);
export const someTag = tag.min(1);
export const tagList = z.array(tag).max(maxTags);

export const knownTag = z.object({ tag: z.string(), uses: z.int().positive() });
