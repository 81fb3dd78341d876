/** [KB1] [KB3] Which command a key press means, from the table alone: what the page offers of it is asked afterwards. */
import { type Command, type HeardCommand, heard } from "./heard.ts";
import type { Zone } from "./zone.ts";

const byKey = new Map<string, HeardCommand>();
const byMenuKey = new Map<string, HeardCommand>();
const firstKeys = new Set<string | undefined>();
for (const [name, { keys, inMenu }] of Object.entries<Command & { keys: readonly string[] }>(heard)) {
  for (const key of keys) {
    byKey.set(key, name as HeardCommand);
    if (key.includes(" ")) firstKeys.add(key.split(" ")[0]);
  }
  if (inMenu) byMenuKey.set(inMenu, name as HeardCommand);
}

/** Whether another key may follow this one. */
export const isFirstKey = (key: string): boolean => firstKeys.has(key);

/** Whether a key writes a character: WCAG 2.1.4 requires that such keys can be switched off. */
export const isCharacter = (key: string): boolean => /^(Shift\+)?(Key|Digit|Slash|Bracket)/.test(key);

export interface Press {
  /** By its place on the keyboard: `keyOf`. */
  key: string;
  /** The key pressed before it that awaits a second one. */
  first: string | null;
  /** Where the focus is. */
  zone: Zone;
  singleKeys: boolean;
}

/** Returns the command of a key press, or null: keys without Ctrl, ⌘ or Alt that write or move are commands only in lists. */
export function commandOf({ key, first, zone, singleKeys }: Press): HeardCommand | null {
  if (zone === "overlay") return null;
  const isHeld = /^(Mod|Alt)\+/.test(key);
  if (!isHeld && zone === "field") return null;
  if (isCharacter(key) && !(singleKeys && (zone === "list" || zone === "board"))) return null;
  if (/^Arrow/.test(key) && zone !== "list") return null;
  return byKey.get(`${first} ${key}`) ?? byKey.get(key) ?? null;
}

/** [KB21] Returns the command of a key in the menu of commands, or null. */
export const menuCommandOf = (key: string): HeardCommand | null => byMenuKey.get(key) ?? null;
