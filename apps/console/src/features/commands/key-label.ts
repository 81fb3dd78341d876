import { allKeysOf, keyCaps } from "./key-caps.ts";
import { type ShortcutName, shortcuts } from "./shortcuts.ts";

/** [KB1] Returns the key that tooltips and buttons show: "N", "Ctrl K E". */
export const keyLabel = (name: ShortcutName): string =>
  keyCaps(allKeysOf(shortcuts[name])[0] ?? "").join(" ");

/** Returns the key in the command menu, for controls of an open conversation. */
export const menuKeyLabel = (name: ShortcutName): string =>
  keyCaps(allKeysOf(shortcuts[name]).find((key) => key.startsWith("Mod+")) ?? "").join(" ");
