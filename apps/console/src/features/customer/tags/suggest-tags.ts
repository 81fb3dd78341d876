import { type KnownTag, tidyTags } from "@jieru/shared/domain/tags";

const longest = 8;

/** What pressing Enter on a line would add. */
export interface Suggestion {
  tag: string;
  /** How many customers have it; 0 for one that is new. */
  uses: number;
}

/** The account's tags that fit what is typed and are not there yet, the most used first; what is typed itself last. */
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
