import { type ReactNode, useState } from "react";
import type { Failure, Outcome } from "../../data/http/outcome.ts";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { i18n } from "../../i18n/i18n.ts";
import type { PlainKeyIn } from "../../i18n/keys.ts";
import { showToast } from "../../lib/toast-store.ts";
import { useOneAtATime } from "../../ui/buttons/use-one-at-a-time.ts";

interface Saving {
  sending: boolean;
  save: () => void;
  /** Why it was not saved, to be shown beside the button until it is pressed again. */
  refused: ReactNode;
}

/** Saves once per press. Success is a toast; a failure stays. */
export function useSaving(
  send: () => Promise<Outcome<unknown>>,
  onSaved?: () => void,
  words: PlainKeyIn<"common"> = "connect:saved",
): Saving {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sending, save] = useOneAtATime(async () => {
    setFailure(null);
    const outcome = await send();
    if (!outcome.ok) return setFailure(outcome);
    showToast({ text: i18n.t(words) });
    onSaved?.();
  });
  const refused = failure && (
    <p role="alert" className="text-danger">
      {failureSentence(failure)}
    </p>
  );
  return { sending, save, refused };
}
