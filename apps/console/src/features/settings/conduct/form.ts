/** The fields of a conduct rule's form, and the problems that the server would find. */
import { isBlank } from "@jieru/shared/domain/blank";
import {
  type ConductAction,
  type ConductMatch,
  type ConductRule,
  conductRuleLength,
  conductRuleLimit,
  type LureId,
  lureIds,
} from "@jieru/shared/domain/conduct-rule";
import { inOneLine } from "@jieru/shared/domain/in-one-line";
import { lengthOf } from "@jieru/shared/domain/length-of";
import type { ConductRuleFields } from "../../../data/queries/conduct-rules.ts";
import type { ConductKind } from "./kinds.ts";

/** Keeps the fields of every kind while another kind is chosen. */
export interface ConductForm {
  name: string;
  action: ConductAction;
  kind: ConductKind;
  words: string;
  allowed: string;
  lures: readonly LureId[];
}

export const emptyForm: ConductForm = {
  name: "",
  action: "warn",
  kind: "words",
  words: "",
  allowed: "",
  lures: lureIds,
};

export const formOf = ({ name, action, match }: ConductRule): ConductForm => ({
  ...emptyForm,
  name,
  action,
  kind: match.kind,
  ...(match.kind === "words" && { words: match.words.join("\n") }),
  ...(match.kind === "links" && { allowed: match.allowed.join("\n") }),
  ...(match.kind === "lures" && { lures: match.lures }),
});

const linesIn = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map(inOneLine)
      .filter((line) => !isBlank(line)),
  ),
];

/** Returns the host of a line, which may be a whole address. */
const hostIn = (line: string): string =>
  line
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[/:?#].*$/, "");

export const wordsIn = ({ words }: ConductForm): string[] => linesIn(words);
export const hostsIn = ({ allowed }: ConductForm): string[] => [...new Set(linesIn(allowed).map(hostIn))];

export function matchOf(form: ConductForm): ConductMatch {
  const { kind } = form;
  if (kind === "words") return { kind, words: wordsIn(form) };
  if (kind === "links") return { kind, allowed: hostsIn(form) };
  if (kind === "lures") return { kind, lures: lureIds.filter((lure) => form.lures.includes(lure)) };
  return { kind };
}

export const sentFields = (form: ConductForm): ConductRuleFields => ({
  name: inOneLine(form.name),
  action: form.action,
  match: matchOf(form),
});

export type ConductProblem =
  | { what: "name_blank" | "words_none" | "lures_none" }
  | { what: "name_long" | "words_many" | "word_long" | "hosts_many"; limit: number }
  | { what: "host_wrong"; host: string };

const hostShape = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;
const isHost = (host: string): boolean => host.length <= conductRuleLength.host && hostShape.test(host);

function matchProblem(match: ConductMatch): ConductProblem | null {
  if (match.kind === "words") {
    if (match.words.length === 0) return { what: "words_none" };
    if (match.words.length > conductRuleLimit.words)
      return { what: "words_many", limit: conductRuleLimit.words };
    const limit = conductRuleLength.word;
    return match.words.some((word) => lengthOf(word) > limit) ? { what: "word_long", limit } : null;
  }
  if (match.kind === "links") {
    const host = match.allowed.find((one) => !isHost(one));
    if (host !== undefined) return { what: "host_wrong", host };
    const limit = conductRuleLimit.allowedHosts;
    return match.allowed.length > limit ? { what: "hosts_many", limit } : null;
  }
  return match.kind === "lures" && match.lures.length === 0 ? { what: "lures_none" } : null;
}

export function problemOf({ name, match }: ConductRuleFields): ConductProblem | null {
  if (isBlank(name)) return { what: "name_blank" };
  if (lengthOf(name) > conductRuleLength.name) return { what: "name_long", limit: conductRuleLength.name };
  return matchProblem(match);
}
