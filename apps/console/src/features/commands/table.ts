/** [KB1] All commands: those whose keys the page handles, those of controls, and those without a key. */

import { allKeysOf } from "./key-caps.ts";
import { type Command, type Place, shortcuts } from "./shortcuts.ts";

export const places = [
  "list",
  "conversation",
  "composer",
  "anywhere",
  "me",
  "look",
] as const satisfies readonly Place[];

/** Only the focused control handles these keys. */
const local = {
  openSession: { place: "list", keys: ["Enter"] },
  assign: { place: "list", keys: ["KeyA"] },
  send: { place: "composer", keys: ["Enter"] },
  sendAndNext: { place: "composer", keys: ["Mod+Enter"] },
  newLine: { place: "composer", keys: ["Shift+Enter"] },
  quickReplies: { place: "composer", keys: ["Slash"] },
  pasteImage: { place: "composer", keys: ["Mod+KeyV"] },
  undo: { place: "composer", keys: ["Mod+KeyZ"] },
  leave: { place: "composer", keys: ["Escape"] },
} as const satisfies Record<string, Command>;

const keyless = {
  endUnasked: { place: "conversation" },
  reopen: { place: "conversation" },
  remindDone: { place: "conversation" },
  markUrgent: { place: "conversation" },
  unmarkUrgent: { place: "conversation" },
  remark: { place: "conversation" },
  tag: { place: "conversation" },
  copyLink: { place: "conversation" },
  block: { place: "conversation" },
  unblock: { place: "conversation" },
  exportConversation: { place: "conversation" },
  erase: { place: "conversation" },
  image: { place: "composer" },
  goReports: { place: "anywhere" },
  online: { place: "me" },
  away: { place: "me" },
  autoOn: { place: "me" },
  autoOff: { place: "me" },
  signOut: { place: "me" },
  light: { place: "look" },
  dark: { place: "look" },
  system: { place: "look" },
} as const satisfies Record<string, Command>;

export const commands = { ...shortcuts, ...local, ...keyless };
export type CommandName = keyof typeof commands;

export const commandNames = Object.keys(commands) as CommandName[];

export const commandsIn = (place: Place): CommandName[] =>
  commandNames.filter((name) => commands[name].place === place);

export const keysOf = (name: CommandName): readonly string[] => allKeysOf(commands[name]);
