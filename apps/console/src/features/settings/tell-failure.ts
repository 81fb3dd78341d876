import type { Outcome, RequestFailure } from "../../data/http/outcome.ts";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { showToast } from "../../lib/toast-store.ts";

/** Shows a failure as a toast, for actions that leave no place on the page to show it. */
export function tellFailure(outcome: Outcome<unknown>): void {
  if (!outcome.ok) showToast({ text: failureSentence(outcome) });
}

/** Shows the failure of a save as a toast. */
export const toastFailure = ({ failure }: RequestFailure): void =>
  showToast({ text: failureSentence(failure) });
