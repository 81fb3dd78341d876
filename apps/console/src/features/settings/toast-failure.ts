import type { Outcome, RequestFailure } from "../../data/http/outcome.ts";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { showToast } from "../../lib/toast-store.ts";

export function toastIfFailed(outcome: Outcome<unknown>): void {
  if (!outcome.ok) showToast({ text: failureSentence(outcome) });
}

export const toastFailure = ({ failure }: RequestFailure): void =>
  showToast({ text: failureSentence(failure) });
