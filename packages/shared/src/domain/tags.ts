/** What colleagues call kinds of customers, in words of their own. */
import { z } from "../zod.ts";
import { isBlank } from "./blank.ts";
import { inOneLine } from "./in-one-line.ts";
import { lengthOf } from "./length-of.ts";

export const maxTags = 20;
export const maxTagLength = 20;
/** More than anybody looks through: so many are told of an account, and what is used less often is typed (TG3). */
export const maxKnownTags = 200;
/** A note is for colleagues; this many characters are enough for one (NO6). */
export const maxNoteLength = 1_000;

/** [TG1] [LG9] [LG10] Each in one line, none of which nothing can be seen, each once, in the order given. */
export const tidyTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.map(inOneLine).filter((tag) => !isBlank(tag))),
];

/** What a person does to tags: puts some on, takes some off. What others do meanwhile stays (TG4). */
export interface TagsChange {
  add: readonly string[];
  remove: readonly string[];
}

/** [TG4] What is both taken off and put on stays. */
export function changedTags(tags: readonly string[], { add, remove }: TagsChange): string[] {
  const kept = tags.filter((tag) => add.includes(tag) || !remove.includes(tag));
  return [...new Set([...kept, ...add])];
}

export const tag = z
  .string()
  .refine((text) => lengthOf(text) <= maxTagLength, `has more than ${maxTagLength} characters`);
/** One that is looked for, or saved in a view. */
export const someTag = tag.min(1);
export const tagList = z.array(tag).max(maxTags);

/** A tag of the account, and how many customers have it. */
export const knownTag = z.object({ tag: z.string(), uses: z.int().positive() });
export type KnownTag = z.infer<typeof knownTag>;
