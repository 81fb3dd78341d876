import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import type { Outcome } from "../../data/http/outcome.ts";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { ConfirmDialog } from "../../ui/overlays/ConfirmDialog.tsx";

interface RemoveRuleDialogProps {
  question: string;
  effect: string;
  confirm: string;
  remove: () => Promise<Outcome<unknown>>;
  onClose: () => void;
}

/** Asks before a rule is deleted, as it cannot be restored. */
export function RemoveRuleDialog({ question, effect, confirm, remove, onClose }: RemoveRuleDialogProps) {
  const readOnly = useReadOnlyReason();
  const removeIt = async () => {
    const outcome = await remove();
    if (!outcome.ok) return failureSentence(outcome);
    onClose();
    return null;
  };
  return (
    <ConfirmDialog
      name="remove"
      question={question}
      onClose={onClose}
      confirm={confirm}
      disabledReason={readOnly}
      onConfirm={removeIt}
    >
      {effect}
    </ConfirmDialog>
  );
}
