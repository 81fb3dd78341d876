import { altSign, modSign } from "../../lib/keyboard/keys.ts";
import { type Command, menuKey } from "./shortcuts.ts";

const signs: Record<string, string> = {
  Mod: modSign,
  Alt: altSign,
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  BracketRight: "]",
  Slash: "/",
  "Shift+Slash": "?",
};

const signOf = (code: string): string => signs[code] ?? code.replace(/^(Key|Digit)/, "");

/** Returns the key caps: "Shift+KeyE" → ["Shift", "E"], "KeyG KeyC" → ["G", "C"]. */
export const keyCaps = (keys: string): string[] =>
  keys.split(" ").flatMap((key) => (key in signs ? [key] : key.split("+")).map(signOf));

/** [KB1] Returns all keys of a command, first the one for where it is mostly used. */
export function allKeysOf({ place, keys = [], inMenu }: Command): readonly string[] {
  if (!inMenu) return keys;
  const chord = `${menuKey} ${inMenu}`;
  return place === "conversation" ? [chord, ...keys] : [...keys, chord];
}
