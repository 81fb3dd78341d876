import type { AgentId } from "@jieru/shared/domain/ids";
import type { Refusal, RefusalCode } from "@jieru/shared/protocol/refusals";
import { i18n } from "./i18n.ts";

/** A refusal by the server, or by a local check, which lacks the names that only the server knows. */
export type RefusalLike = Refusal | { refusal: RefusalCode };

export interface RefusalLabels {
  what: string;
  next: string;
}

type NameOf = (id: AgentId) => string | undefined;

function agentName(refusal: RefusalLike, nameOf: NameOf | undefined): string {
  if ("agentName" in refusal && typeof refusal.agentName === "string") return refusal.agentName;
  const id = "agentId" in refusal ? (refusal.agentId as AgentId | null) : null;
  return (id && nameOf?.(id)) || i18n.t("refusals:someone");
}

const megabytes = (refusal: RefusalLike): string =>
  "limit" in refusal && typeof refusal.limit === "number" ? String(Math.floor(refusal.limit / 2 ** 20)) : "2";

interface NamedRules {
  rules: readonly { name: string }[];
  repetition?: unknown;
}

const hasRules = (refusal: object): refusal is NamedRules =>
  "rules" in refusal && Array.isArray(refusal.rules);

/** Returns the names of the conduct rules in a refusal, in one line. */
export function ruleNamesIn(refusal: RefusalLike): string {
  if (!hasRules(refusal)) return "";
  const repeated = refusal.repetition ? [i18n.t("refusals:repetition")] : [];
  return [...refusal.rules.map(({ name }) => name), ...repeated]
    .map((name) => i18n.t("refusals:rule_name", { name }))
    .join(i18n.t("refusals:rule_joint"));
}

function automaticTextIn(refusal: RefusalLike): string {
  if (refusal.refusal !== "automatic_text_refused" || !("text" in refusal)) return "";
  const { text, name } = refusal;
  if (text === "keyword_reply" && name === null) return i18n.t("refusals:automatic_keyword_reply_new");
  return i18n.t(`refusals:automatic_${text}`, { name: name ?? "" });
}

/** Returns what happened and what to do; for unknown refusals, too (UP8). `nameOf` finds agent names. */
export function refusalLabels(refusal: RefusalLike, nameOf?: NameOf): RefusalLabels {
  const facts = {
    ...refusal,
    agentName: agentName(refusal, nameOf),
    megabytes: megabytes(refusal),
    ruleNames: ruleNamesIn(refusal),
    automaticText: automaticTextIn(refusal),
  };
  const code = i18n.exists(`refusals:${refusal.refusal}.what`) ? refusal.refusal : "unheard_of";
  return {
    what: i18n.withFacts(`refusals:${code}.what`, facts),
    next: i18n.withFacts(`refusals:${code}.next`, facts),
  };
}

export function refusalSentence(refusal: RefusalLike, nameOf?: NameOf): string {
  const { what, next } = refusalLabels(refusal, nameOf);
  return `${what}${i18n.t("refusals:joint")}${next}`;
}
