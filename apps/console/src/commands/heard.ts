/**
 * [KB1] The commands that the page hears by key, and the first half of the table of all (`palette/table.ts`): the half that is
 * needed before anybody asks for help.
 *
 * A key is written by its place on the keyboard (`ui/keys/keys.ts`): "Shift+KeyE"; one after the other: "KeyG KeyC".
 */
export interface Command {
  place: Place;
  keys?: readonly string[];
  /** Holding the key down repeats it. */
  repeats?: true;
}

export type Place = "list" | "conversation" | "composer" | "anywhere" | "me" | "look";

export const heard = {
  nextSession: { place: "list", keys: ["KeyJ", "ArrowDown"], repeats: true },
  previousSession: { place: "list", keys: ["KeyK", "ArrowUp"], repeats: true },
  pickUpNext: { place: "list", keys: ["KeyN"] },
  oldestUnanswered: { place: "list", keys: ["KeyU"] },
  nextMention: { place: "list", keys: ["KeyG KeyM"] },
  showWaiting: { place: "list", keys: ["Digit1"] },
  showActive: { place: "list", keys: ["Digit2"] },
  showInactive: { place: "list", keys: ["Digit3"] },
  showEnded: { place: "list", keys: ["Digit4"] },

  reply: { place: "conversation", keys: ["KeyR"] },
  note: { place: "conversation", keys: ["KeyM"] },
  transfer: { place: "conversation", keys: ["KeyT"] },
  end: { place: "conversation", keys: ["KeyE"] },
  endAndNext: { place: "conversation", keys: ["Shift+KeyE"] },
  wrapUp: { place: "conversation", keys: ["KeyW"] },
  remind: { place: "conversation", keys: ["KeyL"] },
  panel: { place: "conversation", keys: ["BracketRight"] },
  older: { place: "conversation", keys: ["PageUp"], repeats: true },

  card: { place: "composer", keys: ["Alt+KeyC"] },

  palette: { place: "anywhere", keys: ["Mod+KeyK"] },
  nextNeighbour: { place: "anywhere", keys: ["Alt+ArrowDown"], repeats: true },
  previousNeighbour: { place: "anywhere", keys: ["Alt+ArrowUp"], repeats: true },
  goSessions: { place: "anywhere", keys: ["KeyG KeyC"] },
  goSearch: { place: "anywhere", keys: ["KeyG KeyF", "Slash"] },
  goBoard: { place: "anywhere", keys: ["KeyG KeyB"] },
  goSettings: { place: "anywhere", keys: ["KeyG KeyS"] },
  keys: { place: "anywhere", keys: ["Shift+Slash"] },

  exactTimes: { place: "look", keys: ["KeyX"] },
} as const satisfies Record<string, Command & { keys: readonly string[] }>;

export type HeardCommand = keyof typeof heard;
