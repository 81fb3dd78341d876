/** What colleagues call kinds of customers, in words of their own. */
import type { z } from "zod";
import { isBlank } from "./blank.ts";
import { inOneLine } from "./in-one-line.ts";
import type { knownTag } from "./tags-schema.ts";

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

export type KnownTag = z.infer<typeof knownTag>;
