import type { Outcome } from "../../api/outcome.ts";
import { i18n } from "../../i18n/i18n.ts";
import { refusalSentence } from "../../i18n/refusal-words.ts";
import { showToast } from "../../ui/toast-store.ts";

/** Why something did not happen, in a sentence; null when it did. */
export function failureSentence(outcome: Outcome<unknown>): string | null {
  if (outcome.ok) return null;
  if (outcome.kind === "refusal") return refusalSentence(outcome.refusal);
  return i18n.t(outcome.kind === "offline" ? "offline" : "failed");
}

/** For what leaves nothing on the page to say it at. */
export function tellFailure(outcome: Outcome<unknown>): void {
  const text = failureSentence(outcome);
  if (text) showToast({ text });
}
