import { i18n } from "../../i18n/i18n.ts";
import { type CommandHandlers, handlerOf } from "../commands/handlers.ts";
import { type CommandName, commands, commandsIn, places } from "../commands/table.ts";
import type { Entry } from "./entry.ts";

/** Commands are also found by their name in the code: "endAndNext" by "end and next". */
const codeWords = (name: CommandName): string => name.replace(/[A-Z]/g, (letter) => ` ${letter}`);

const inOrder: CommandName[] = [...new Set(["conversation", "composer", ...places] as const)].flatMap(
  commandsIn,
);

/** [KB4] [KB5] Returns the page's commands with keys and the reason if they are disabled. */
export const commandEntries = (own: CommandHandlers): Entry[] =>
  inOrder.flatMap((name) => {
    const offer = own[name] ?? handlerOf(name);
    if (!offer || name === "palette") return [];
    const { place } = commands[name];
    const group = "commands" as const;
    const title = i18n.t(`commands:name.${name}`);
    const words = [codeWords(name), i18n.t(`commands:place.${place}`)];
    return [{ id: name, group, title, words, command: name, reason: offer.reason ?? null, run: offer.run }];
  });
