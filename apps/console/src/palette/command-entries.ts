import { type Offers, offerOf } from "../commands/offers.ts";
import { i18n } from "../i18n/i18n.ts";
import type { Entry } from "./entry.ts";
import { type CommandName, commands, commandsIn, places } from "./table.ts";

/** Commands can also be found by their name in the code, in any language: "endAndNext" by "end and next". */
const codeWords = (name: CommandName): string => name.replace(/[A-Z]/g, (letter) => ` ${letter}`);

/** What is done with the open session is looked for most. */
const inOrder: CommandName[] = [...new Set(["conversation", "composer", ...places] as const)].flatMap(
  commandsIn,
);

/** [KB4] [KB5] What can be done on this page, each with its keys and, where it may not be done, why. */
export const commandEntries = (own: Offers): Entry[] =>
  inOrder.flatMap((name) => {
    const offer = own[name] ?? offerOf(name);
    if (!offer || name === "palette") return [];
    const { place } = commands[name];
    const group = "commands" as const;
    const title = i18n.t(`commands:name.${name}`);
    const words = [codeWords(name), i18n.t(`commands:place.${place}`)];
    return [{ id: name, group, title, words, command: name, reason: offer.reason ?? null, run: offer.run }];
  });
