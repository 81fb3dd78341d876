import type { ConductAction, ConductMatch, ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { ConductRuleId } from "@jieru/shared/domain/ids";
import { i18n } from "../../../i18n/i18n.ts";
import { emptyForm, matchOf } from "./form.ts";
import type { ConductKind } from "./kinds.ts";

const say = (key: string, facts = {}): string => i18n.withFacts(`conduct:examples.${key}` as "cancel", facts);

const spaced = (word: string): string => [...word].filter((sign) => sign.trim() !== "").join(" ");

const sampleId = "sample" as ConductRuleId;

/** Returns the rule that checks examples. A rule without words gets the examples' word. */
export const sampleRule = (match: ConductMatch, action: ConductAction): ConductRule => ({
  id: sampleId,
  name: "",
  action,
  on: true,
  match:
    match.kind === "words" && match.words.length === 0 ? { ...match, words: [say("words.word")] } : match,
});

export const newMatch = (kind: ConductKind): ConductMatch => matchOf({ ...emptyForm, kind });

/** Returns texts for a kind of rule, of which the last matches none. `match` supplies the rule's own words. */
export function examplesOf(kind: ConductKind, match?: ConductMatch): string[] {
  if (kind === "words") {
    const word = (match?.kind === "words" && match.words[0]) || say("words.word");
    return [say("words.plain", { word }), say("words.spaced", { word: spaced(word) }), say("words.pass")];
  }
  if (kind === "phone_numbers") return ["plain", "wide", "pass"].map((name) => say(`phone_numbers.${name}`));
  if (kind === "email_addresses")
    return ["plain", "wide", "pass"].map((name) => say(`email_addresses.${name}`));
  if (kind === "links") {
    const host = match?.kind === "links" ? match.allowed[0] : undefined;
    const last = host ? say("links.allowed", { host }) : say("links.pass");
    return [say("links.plain"), say("links.bare"), last];
  }
  if (kind === "wechat_ids") return ["plain", "phone", "pass"].map((name) => say(`wechat_ids.${name}`));
  return ["reply", "reward", "pass"].map((name) => say(`lures.${name}`));
}
