/** Characters as a person counts them, not UTF-16 units. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** The beginning of a text of at most `limit` characters. */
export const beginningOf = (text: string, limit: number): string => Array.from(text).slice(0, limit).join("");
