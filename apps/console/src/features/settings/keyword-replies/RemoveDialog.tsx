import type { AccountId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import { removeKeywordReply } from "./keyword-replies.ts";

interface RemoveDialogProps {
  accountId: AccountId;
  rule: KeywordReply;
  onClose: () => void;
}

/** Asks before a rule is deleted, as it cannot be restored. */
export function RemoveDialog({ accountId, rule, onClose }: RemoveDialogProps) {
  const { t } = useTranslation("keyword-replies");
  const readOnly = useReadOnlyReason();
  const remove = async () => {
    const outcome = await removeKeywordReply(accountId, rule.id);
    if (!outcome.ok) return failureSentence(outcome);
    onClose();
    return null;
  };
  return (
    <ConfirmDialog
      name="remove"
      question={t("removal.question", { name: rule.name })}
      onClose={onClose}
      confirm={t("removal.confirm")}
      disabledReason={readOnly}
      onConfirm={remove}
    >
      {t("removal.effect")}
    </ConfirmDialog>
  );
}
