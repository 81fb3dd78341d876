import { type KnownTag, tidyTags } from "@jieru/shared/domain/tags";

const longest = 8;

export interface Suggestion {
  tag: string;
  /** How many customers have it; 0 for a new one. */
  uses: number;
}

/** Returns matching tags that are not set yet, the most used first, then the typed one. */
export function suggestTags(
  known: readonly KnownTag[],
  tags: readonly string[],
  typed: string,
): Suggestion[] {
  const [wanted = ""] = tidyTags([typed]);
  const fold = (text: string) => text.toLocaleLowerCase();
  const fitting = known.filter((k) => !tags.includes(k.tag) && fold(k.tag).includes(fold(wanted)));
  const exact = fitting.filter((k) => k.tag === wanted);
  const others = fitting.filter((k) => k.tag !== wanted);
  const isNew = wanted !== "" && !tags.includes(wanted) && exact.length === 0;
  return [...exact, ...others.slice(0, longest), ...(isNew ? [{ tag: wanted, uses: 0 }] : [])];
}
