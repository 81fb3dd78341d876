/** [KB1] [KB3] Resolves a key press to a command, by the table alone. */
import { type Command, type ShortcutName, shortcuts } from "./shortcuts.ts";
import type { Zone } from "./zone.ts";

const byKey = new Map<string, ShortcutName>();
const byMenuKey = new Map<string, ShortcutName>();
const firstKeys = new Set<string | undefined>();
for (const [name, { keys, inMenu }] of Object.entries<Command & { keys: readonly string[] }>(shortcuts)) {
  for (const key of keys) {
    byKey.set(key, name as ShortcutName);
    if (key.includes(" ")) firstKeys.add(key.split(" ")[0]);
  }
  if (inMenu) byMenuKey.set(inMenu, name as ShortcutName);
}

/** Returns whether another key may follow this one. */
export const isFirstKey = (key: string): boolean => firstKeys.has(key);

/** Returns whether a key writes a character: WCAG 2.1.4 requires that such keys can be switched off. */
export const isCharacter = (key: string): boolean => /^(Shift\+)?(Key|Digit|Slash|Bracket)/.test(key);

export interface Press {
  /** By its place on the keyboard: `keyOf`. */
  key: string;
  first: string | null;
  zone: Zone;
  singleKeys: boolean;
}

/** Returns the command of a key press, or null. Keys without Ctrl, ⌘ or Alt work only in lists. */
export function commandOf({ key, first, zone, singleKeys }: Press): ShortcutName | null {
  if (zone === "overlay") return null;
  const isHeld = /^(Mod|Alt)\+/.test(key);
  if (!isHeld && zone === "field") return null;
  if (isCharacter(key) && !(singleKeys && (zone === "list" || zone === "board"))) return null;
  if (/^Arrow/.test(key) && zone !== "list") return null;
  return byKey.get(`${first} ${key}`) ?? byKey.get(key) ?? null;
}

/** [KB21] Returns the command of a key in the command menu, or null. */
export const menuCommandOf = (key: string): ShortcutName | null => byMenuKey.get(key) ?? null;
