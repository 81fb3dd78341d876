import { failureSentence } from "../i18n/failure-sentence.ts";
import type { Outcome } from "../state/outcome.ts";
import { showToast } from "../ui/overlays/toast-store.ts";

/** Shows a failure as a toast, for actions that leave no place on the page to show it. */
export function tellFailure(outcome: Outcome<unknown>): void {
  if (!outcome.ok) showToast({ text: failureSentence(outcome) });
}
