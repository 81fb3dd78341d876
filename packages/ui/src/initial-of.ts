export const initialOf = (name: string): string => Array.from(name.trim())[0] ?? "?";
