/** Returns the number of characters as a person counts them, not of UTF-16 units. */
export const lengthOf = (text: string): number => Array.from(text).length;

export const beginningOf = (text: string, limit: number): string => Array.from(text).slice(0, limit).join("");
