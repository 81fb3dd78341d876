import type { ReactNode } from "react";
import type { Outcome } from "../../data/http/outcome.ts";
import { useSave } from "../../data/http/use-save.ts";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { i18n } from "../../i18n/i18n.ts";
import type { PlainKeyIn } from "../../i18n/keys.ts";
import { showToast } from "../../lib/toast-store.ts";

interface Saving<Given> {
  sending: boolean;
  save: (given: Given) => void;
  refused: ReactNode;
}

export function useSaving<Given = void>(
  send: (given: Given) => Promise<Outcome<unknown>>,
  onSaved?: (given: Given) => void,
  words: PlainKeyIn<"common"> = "connect:saved",
): Saving<Given> {
  const { save, isPending, failure } = useSave(send, {
    onSuccess: (_, given) => {
      showToast({ text: i18n.t(words) });
      onSaved?.(given);
    },
  });
  const refused = failure && (
    <p role="alert" className="text-danger">
      {failureSentence(failure)}
    </p>
  );
  return { sending: isPending, save, refused };
}
