import type { Outcome } from "../../data/http/outcome.ts";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { showToast } from "../../lib/toast-store.ts";

/** Shows a failure as a toast, for actions that leave no place on the page to show it. */
export function tellFailure(outcome: Outcome<unknown>): void {
  if (!outcome.ok) showToast({ text: failureSentence(outcome) });
}
