import { i18n } from "../../i18n/i18n.ts";
import { type Offers, offerOf } from "../commands/offers.ts";
import { type CommandName, commands, commandsIn, places } from "../commands/table.ts";
import type { Entry } from "./entry.ts";

/** Commands can also be found by their name in the code, in any language: "endAndNext" by "end and next". */
const codeWords = (name: CommandName): string => name.replace(/[A-Z]/g, (letter) => ` ${letter}`);

/** Commands on the open session come first, as they are looked for most. */
const inOrder: CommandName[] = [...new Set(["conversation", "composer", ...places] as const)].flatMap(
  commandsIn,
);

/** [KB4] [KB5] The commands of this page, each with its keys and, if it is not available, the reason. */
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
