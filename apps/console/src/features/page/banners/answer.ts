import type { NewBrowser } from "@jieru/shared/protocol/browsers";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { knowBrowser, signOutBrowser } from "../../../data/queries/browsers.ts";
import { translateIn } from "../../../i18n/i18n.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { productWords } from "./product-words.ts";

const newReason = (): string => failureSentence({ kind: "refusal", refusal: { refusal: "browser_is_new" } });

/** [SI8] Why the agent cannot confirm a browser in one that is new itself; null if they can. */
export const knownReason = ({ signedIn, mayConfirm }: NewBrowser, isNew: boolean): string | null =>
  (mayConfirm ?? !(isNew && signedIn)) ? null : newReason();

/** [SI13] Why the agent cannot sign a browser out in one that is new itself; null if they can, or an older server does not say. */
export const endReason = ({ mayEnd }: NewBrowser): string | null => (mayEnd === false ? newReason() : null);

/** What the agent says of one browser. That it is known shows by the words going; that it is signed out is said. */
export async function answerKnown({ id }: NewBrowser): Promise<void> {
  const outcome = await knowBrowser(id);
  if (!outcome.ok) showToast({ text: failureSentence(outcome) });
}

export async function answerSignOut({ id, product }: NewBrowser): Promise<void> {
  const outcome = await signOutBrowser(id);
  const browser = productWords(product);
  showToast({ text: outcome.ok ? translateIn("browsers")("done", { browser }) : failureSentence(outcome) });
}
