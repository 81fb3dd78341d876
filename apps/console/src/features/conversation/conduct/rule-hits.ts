import type { ConductHit } from "@jieru/shared/domain/outbound-guard";

export interface RuleHit extends Pick<ConductHit, "ruleId" | "name" | "action"> {
  words: string[];
}

const wordLength = 24;

function shortened(word: string): string {
  const [...characters] = word.trim().replace(/\s+/g, " ");
  return characters.length > wordLength
    ? `${characters.slice(0, wordLength).join("")}…`
    : characters.join("");
}

/** Groups the hits of a text by rule. Rules that block come first. */
export function hitsByRule(hits: readonly ConductHit[], text: string): RuleHit[] {
  const rules = new Map<ConductHit["ruleId"], RuleHit>();
  for (const { ruleId, name, action, from, to } of hits) {
    const known = rules.get(ruleId) ?? { ruleId, name, action, words: [] };
    const word = shortened(text.slice(from, to));
    rules.set(ruleId, known.words.includes(word) ? known : { ...known, words: [...known.words, word] });
  }
  const all = [...rules.values()];
  return [
    ...all.filter(({ action }) => action === "block"),
    ...all.filter(({ action }) => action === "warn"),
  ];
}
