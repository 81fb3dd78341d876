import type { z } from "zod";
import { isBlank } from "./blank.ts";
import { inOneLine } from "./in-one-line.ts";
import type { knownTag } from "./tags-schema.ts";

export const maxTags = 20;
export const maxTagLength = 20;
/** Less frequent tags are not listed and must be typed (TG3). */
export const maxKnownTags = 200;
/** [NO6] In characters. */
export const maxNoteLength = 1_000;

/** [TG1] [LG9] [LG10] Returns the visible tags on one line each, without duplicates, in the given order. */
export const tidyTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.map(inOneLine).filter((tag) => !isBlank(tag))),
];

/** Tags that a person adds and removes. Changes by others meanwhile stay (TG4). */
export interface TagsChange {
  add: readonly string[];
  remove: readonly string[];
}

/** [TG4] A tag that is both removed and added stays. */
export function changedTags(tags: readonly string[], { add, remove }: TagsChange): string[] {
  const kept = tags.filter((tag) => add.includes(tag) || !remove.includes(tag));
  return [...new Set([...kept, ...add])];
}

export type KnownTag = z.infer<typeof knownTag>;
