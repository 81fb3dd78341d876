import { failureSentence } from "../../i18n/failure-sentence.ts";
import type { Outcome } from "../../state/outcome.ts";
import { showToast } from "../../ui/toast-store.ts";

/** For what leaves nothing on the page to say it at. */
export function tellFailure(outcome: Outcome<unknown>): void {
  if (!outcome.ok) showToast({ text: failureSentence(outcome) });
}
