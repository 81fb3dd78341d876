import type { AccountId } from "@jieru/shared/domain/ids";
import { useState } from "react";
import { failureSentence } from "../conversation/failure-sentence.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { Button } from "../ui/Button.tsx";
import { showToast } from "../ui/toast-store.ts";
import { dropPreviousKey, rotate } from "./connection.ts";
import type { Fresh } from "./PasteValues.tsx";
import { newAesKey, newToken } from "./random-word.ts";

interface NewPairProps {
  accountId: AccountId;
  onFresh: (fresh: Fresh) => void;
}

/** [MA10] The Token and key that were to be pasted are not shown any more: others take their place. Nobody uses them yet. */
export function NewPair({ accountId, onFresh }: NewPairProps) {
  const { t } = useTranslation("connect");
  const [sending, setSending] = useState(false);
  const readOnly = useReadOnlyReason();
  const replace = async () => {
    setSending(true);
    const fresh = { token: newToken(), encodingAesKey: newAesKey() };
    const outcome = await rotate(accountId, fresh);
    if (outcome.ok && outcome.value.previousKeySince !== null) await dropPreviousKey(accountId);
    setSending(false);
    if (outcome.ok) onFresh(fresh);
    else showToast({ text: failureSentence(outcome) });
  };
  return (
    <p className="mt-3 grid justify-items-start gap-2 text-12 text-ink-2">
      {t("new_pair_hint")}
      <Button
        data-testid="new-pair"
        disabledReason={sending ? t("sending") : readOnly}
        onClick={() => void replace()}
      >
        {t("new_pair")}
      </Button>
    </p>
  );
}
