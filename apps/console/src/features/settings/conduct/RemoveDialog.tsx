import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { removeConductRule } from "../../../data/queries/conduct-rules.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";

interface RemoveDialogProps {
  accountId: AccountId;
  rule: ConductRule;
  onClose: () => void;
}

/** Asks before a rule is deleted, as it cannot be restored. */
export function RemoveDialog({ accountId, rule, onClose }: RemoveDialogProps) {
  const { t } = useTranslation("conduct");
  const readOnly = useReadOnlyReason();
  const remove = async () => {
    const outcome = await removeConductRule(accountId, rule.id);
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
