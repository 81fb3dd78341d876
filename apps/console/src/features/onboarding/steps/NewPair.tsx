import type { AccountId } from "@jieru/shared/domain/ids";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { dropPreviousKey, rotate } from "../connection.ts";
import { newAesKey, newToken } from "../random-secret.ts";
import { useSaving } from "../use-saving.tsx";
import type { Fresh } from "./PasteValues.tsx";

interface NewPairProps {
  accountId: AccountId;
  onFresh: (fresh: Fresh) => void;
}

/** [MA10] Replaces a Token and key that are no longer shown and were not pasted yet. */
export function NewPair({ accountId, onFresh }: NewPairProps) {
  const { t } = useTranslation("connect");
  const readOnly = useReadOnlyReason();
  const { sending, save, refused } = useSaving(async () => {
    const fresh = { token: newToken(), encodingAesKey: newAesKey() };
    const outcome = await rotate(accountId, fresh);
    if (outcome.ok && outcome.value.previousKeySince !== null) await dropPreviousKey(accountId);
    if (outcome.ok) onFresh(fresh);
    return outcome;
  });
  return (
    <div className="mt-3 grid justify-items-start gap-2 text-12 text-ink-2">
      <p>{t("new_pair_hint")}</p>
      {refused}
      <Button
        data-testid="new-pair"
        disabledReason={sending ? t("sending") : readOnly}
        onClick={() => save()}
      >
        {t("new_pair")}
      </Button>
    </div>
  );
}
