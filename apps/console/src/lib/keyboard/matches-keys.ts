import { keyOf } from "./keys.ts";

const modifiers = new Set(["Control", "Meta", "Shift", "Alt"]);

/** Returns whether a press is one of these keys, with or without Alt, a modifier or the palette key. */
export function matchesKeys(keys: readonly string[]): (press: KeyboardEvent) => boolean {
  const passing = new Set([...keys, ...keys.map((key) => `Alt+${key}`), "Mod+KeyK"]);
  return (press) => modifiers.has(press.key) || passing.has(keyOf(press));
}
