import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { knowBrowser, signOutBrowser } from "../../../data/queries/browsers.ts";
import { translateIn } from "../../../i18n/i18n.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { browserLabel } from "./browser-labels.ts";

const newReason = (): string => failureSentence({ kind: "refusal", refusal: { refusal: "browser_is_new" } });

/** [SI8] Returns why the agent cannot confirm a browser, as their own one is new; null if they can. */
export const knownReason = ({ signedIn, mayConfirm }: NewBrowser, isNew: boolean): string | null =>
  (mayConfirm ?? !(isNew && signedIn)) ? null : newReason();

/** [SI13] Returns why a new browser cannot sign this one out; null if it can, or an older server does not say. */
export const endReason = ({ mayEnd }: NewBrowser): string | null => (mayEnd === false ? newReason() : null);

/** Confirms a browser. The banner disappears, so only a failure needs a toast. */
export async function answerKnown({ id }: NewBrowser): Promise<void> {
  const outcome = await knowBrowser(id);
  if (!outcome.ok) showToast({ text: failureSentence(outcome) });
}

export async function answerSignOut({ id, product }: NewBrowser): Promise<void> {
  const outcome = await signOutBrowser(id);
  const browser = browserLabel(product);
  showToast({ text: outcome.ok ? translateIn("browsers")("done", { browser }) : failureSentence(outcome) });
}
