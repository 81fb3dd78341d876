/**
 * [KB1] The commands with keys that the page handles. The rest of the table (`table.ts`) loads later. A key is named by
 * its place on the keyboard (`lib/keyboard/keys.ts`): "Shift+KeyE"; a sequence: "KeyG KeyC".
 */
export interface Command {
  place: Place;
  keys?: readonly string[];
  /** [KB21] The key after `menuKey`. */
  inMenu?: string;
  repeats?: true;
}

/** [KB21] Opens the command menu on an open conversation, and the palette elsewhere. */
export const menuKey = "Mod+KeyK";

export type Place = "list" | "conversation" | "composer" | "anywhere" | "me" | "look";

export const shortcuts = {
  nextSession: { place: "list", keys: ["KeyJ", "ArrowDown"], repeats: true },
  previousSession: { place: "list", keys: ["KeyK", "ArrowUp"], repeats: true },
  pickUpNext: { place: "list", keys: ["KeyN"], inMenu: "KeyN" },
  oldestUnanswered: { place: "list", keys: ["KeyU"], inMenu: "KeyU" },
  nextMention: { place: "list", keys: ["KeyG KeyM"] },
  showWaiting: { place: "list", keys: ["Digit1"] },
  showActive: { place: "list", keys: ["Digit2"] },
  showInactive: { place: "list", keys: ["Digit3"] },
  showEnded: { place: "list", keys: ["Digit4"] },

  reply: { place: "conversation", keys: ["KeyR"], inMenu: "KeyR" },
  note: { place: "conversation", keys: ["KeyM"], inMenu: "KeyM" },
  transfer: { place: "conversation", keys: ["KeyT"], inMenu: "KeyT" },
  end: { place: "conversation", keys: ["KeyE"], inMenu: "KeyE" },
  endAndNext: { place: "conversation", keys: ["Shift+KeyE"], inMenu: "Shift+KeyE" },
  pickUp: { place: "conversation", keys: [], inMenu: "KeyP" },
  reactivate: { place: "conversation", keys: [], inMenu: "KeyA" },
  takeOver: { place: "conversation", keys: [], inMenu: "KeyO" },
  wrapUp: { place: "conversation", keys: ["KeyW"], inMenu: "KeyW" },
  remind: { place: "conversation", keys: ["KeyL"], inMenu: "KeyL" },
  panel: { place: "conversation", keys: ["BracketRight"], inMenu: "BracketRight" },
  older: { place: "conversation", keys: ["PageUp"], repeats: true },

  card: { place: "composer", keys: ["Alt+KeyC"] },

  palette: { place: "anywhere", keys: [menuKey] },
  nextNeighbour: { place: "anywhere", keys: ["Alt+ArrowDown"], repeats: true },
  previousNeighbour: { place: "anywhere", keys: ["Alt+ArrowUp"], repeats: true },
  goSessions: { place: "anywhere", keys: ["KeyG KeyC"] },
  goSearch: { place: "anywhere", keys: ["KeyG KeyF", "Slash"] },
  goBoard: { place: "anywhere", keys: ["KeyG KeyB"] },
  goSettings: { place: "anywhere", keys: ["KeyG KeyS"] },
  keys: { place: "anywhere", keys: ["Shift+Slash"], inMenu: "Shift+Slash" },

  exactTimes: { place: "look", keys: ["KeyX"] },
} as const satisfies Record<string, Command & { keys: readonly string[] }>;

export type ShortcutName = keyof typeof shortcuts;
