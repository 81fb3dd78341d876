import { keyOf } from "./keys.ts";

/** They mean nothing by themselves. */
const modifiers = new Set(["Control", "Meta", "Shift", "Alt"]);

/** Returns whether a press is one of these keys, with Alt or without, a modifier, or the key of the palette. */
export function passesBy(keys: readonly string[]): (press: KeyboardEvent) => boolean {
  const passing = new Set([...keys, ...keys.map((key) => `Alt+${key}`), "Mod+KeyK"]);
  return (press) => modifiers.has(press.key) || passing.has(keyOf(press));
}
