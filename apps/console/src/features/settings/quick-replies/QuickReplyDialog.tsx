import { isBlank } from "@jieru/shared/domain/blank";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { QuickReply, QuickReplyScope } from "@jieru/shared/domain/quick-reply";
import type { FormEvent } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { addQuickReply, changeQuickReply, isGone } from "../../../data/queries/quick-replies.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { FormFooter } from "../../../ui/fields/FormFooter.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { FormPreview } from "./FormPreview.tsx";
import { QuickReplyFields } from "./QuickReplyFields.tsx";
import { useQuickReplyForm } from "./use-quick-reply-form.ts";

interface QuickReplyDialogProps {
  accountId: AccountId;
  scope: QuickReplyScope;
  quickReply: QuickReply | null;
  gone?: boolean;
  categories: readonly string[];
  onClose: () => void;
}

export function QuickReplyDialog(props: QuickReplyDialogProps) {
  const { accountId, scope, quickReply, gone = false, categories, onClose } = props;
  const { t } = useTranslation("quick-replies");
  const {
    values: form,
    set,
    change,
    kept,
    conflict,
    forget,
  } = useQuickReplyForm(accountId, scope, quickReply);
  const readOnly = useReadOnlyReason();
  const incomplete = isBlank(form.title) || isBlank(form.text);

  const giveUp = () => {
    forget();
    onClose();
  };
  const send = () => {
    if (quickReply && !gone) return changeQuickReply(accountId, quickReply.id, change);
    const { title, category, text } = form;
    return addQuickReply(accountId, { scope, title, category, text, shortcut: form.shortcut.trim() || null });
  };
  const { save, isPending, failure } = useSave(send, { onSuccess: giveUp });
  const problem = failure && !isGone(failure) ? failureSentence(failure) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!incomplete && !readOnly) save();
  };
  const heading = quickReply ? t("form.editTitle") : t("form.addTitle");
  return (
    <Dialog open onClose={() => !isPending && onClose()} label={heading} className="w-[560px]">
      <form onSubmit={submit} className="grid gap-3 px-5 py-4" data-testid="quick-reply-form">
        <h2 className="flex items-baseline gap-2 text-15 font-semibold">
          {heading}
          <span className="text-12 font-normal text-ink-3">{t(`scope.${scope}`)}</span>
        </h2>
        {kept && <p className="text-12 text-ink-2">{t("form.kept")}</p>}
        <QuickReplyFields form={form} set={set} categories={categories} />
        <FormPreview accountId={accountId} text={form.text} />
        {(gone || conflict) && (
          <p role="alert" className="text-12 text-waiting">
            {t(gone ? "form.gone" : "form.overtaken")}
          </p>
        )}
        <FormFooter
          failure={problem && t("form.wrong", { problem })}
          pending={isPending ? t("common:pending") : null}
          confirm={t(gone ? "form.anew" : "form.save")}
          data-testid="quick-reply-save"
          disabledReason={incomplete ? t("form.blank") : readOnly}
          onCancel={giveUp}
        />
      </form>
    </Dialog>
  );
}
