import { altSign, modSign } from "../ui/keys/keys.ts";

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

/** A key as it stands on the keyboard, cap by cap: "Shift+KeyE" → ["Shift", "E"], "KeyG KeyC" → ["G", "C"]. */
export const keyCaps = (key: string): string[] => (key in signs ? [key] : key.split(/[+ ]/)).map(signOf);
