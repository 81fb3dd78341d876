import { type HeardCommand, heard } from "./heard.ts";
import { allKeysOf, keyCaps } from "./key-words.ts";

/** [KB1] The key that tooltips and buttons name for a command: "N", "Ctrl K E". */
export const keyLabel = (name: HeardCommand): string => keyCaps(allKeysOf(heard[name])[0] ?? "").join(" ");

/** The same for what stands in an open conversation: the key behind Ctrl or ⌘ K, also of a command of the list. */
export const menuKeyLabel = (name: HeardCommand): string =>
  keyCaps(allKeysOf(heard[name]).find((key) => key.startsWith("Mod+")) ?? "").join(" ");
