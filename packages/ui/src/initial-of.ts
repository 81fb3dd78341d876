/** Returns the first character of a name, for the mark beside it. */
export const initialOf = (name: string): string => Array.from(name.trim())[0] ?? "?";
