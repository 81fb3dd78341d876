/** Returns the first character of a name. */
export const initialOf = (name: string): string => Array.from(name.trim())[0] ?? "?";
