import type { FormEvent, ReactNode } from "react";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { FormFooter } from "../../ui/fields/FormFooter.tsx";
import { Dialog } from "../../ui/overlays/Dialog.tsx";

interface RuleFormDialogProps {
  /** The prefix of test ids: `conduct-rule-form`, `conduct-rule-save`. */
  name: string;
  title: string;
  /** The changes are from an earlier visit. */
  kept: string | null;
  /** Somebody else has changed or deleted the rule. */
  changed: string | null;
  /** Why the fields cannot be saved. */
  problem: string | null;
  failure: string | null;
  isPending: boolean;
  confirm: string;
  onSave: () => void;
  onCancel: () => void;
  /** Closes and keeps the changes. */
  onClose: () => void;
  children: ReactNode;
}

/** The dialog of a rule's form. The changes stay stored until saved or cancelled. */
export function RuleFormDialog({ name, title, children, ...props }: RuleFormDialogProps) {
  const { kept, changed, problem, failure, isPending, confirm, onSave, onCancel, onClose } = props;
  const { t } = useTranslation();
  const readOnly = useReadOnlyReason();
  const reason = problem ?? readOnly;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) onSave();
  };
  return (
    <Dialog open onClose={() => !isPending && onClose()} label={title} className="w-[560px]">
      <form data-testid={`${name}-form`} onSubmit={submit} className="grid gap-3 px-5 py-4">
        <h2 className="text-15 font-semibold wrap-anywhere">{title}</h2>
        {kept && <p className="text-12 text-ink-2">{kept}</p>}
        {children}
        {changed && (
          <p role="alert" className="text-12 text-waiting">
            {changed}
          </p>
        )}
        {problem && <p className="text-12 text-ink-3">{problem}</p>}
        <FormFooter
          failure={failure}
          pending={isPending ? t("common:pending") : null}
          confirm={confirm}
          data-testid={`${name}-save`}
          disabledReason={reason}
          onCancel={onCancel}
        />
      </form>
    </Dialog>
  );
}
