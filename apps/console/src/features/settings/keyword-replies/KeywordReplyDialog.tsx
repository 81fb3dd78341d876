import type { AccountId } from "@jieru/shared/domain/ids";
import { type KeywordReply, keywordReplyLength } from "@jieru/shared/domain/keyword-reply";
import { lengthOf } from "@jieru/shared/domain/length-of";
import type { FormEvent } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { isRefusedAs } from "../../../data/http/outcome.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { FormFooter } from "../../../ui/fields/FormFooter.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { Textarea } from "../../../ui/fields/Textarea.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { problemOf, sentFields } from "./form.ts";
import { KeywordFields } from "./KeywordFields.tsx";
import { addKeywordReply, changeKeywordReply } from "./keyword-replies.ts";
import { Overshadowed } from "./Overshadowed.tsx";
import { useKeywordReplyForm } from "./use-keyword-reply-form.ts";

interface KeywordReplyDialogProps {
  accountId: AccountId;
  rule: KeywordReply | null;
  earlier: readonly KeywordReply[];
  /** Somebody has deleted the rule. */
  gone: boolean;
  onClose: () => void;
}

export function KeywordReplyDialog({ accountId, rule, earlier, gone, onClose }: KeywordReplyDialogProps) {
  const { t, i18n } = useTranslation("keyword-replies");
  const { values, set, change, kept, conflict, forget } = useKeywordReplyForm(accountId, rule);
  const readOnly = useReadOnlyReason();
  const sent = sentFields(values);
  const problem = problemOf(sent);
  const giveUp = () => {
    forget();
    onClose();
  };
  const { save, isPending, failure, clear } = useSave(
    () => (rule && !gone ? changeKeywordReply(accountId, rule.id, change) : addKeywordReply(accountId, sent)),
    { onSuccess: giveUp },
  );
  /** [CD6] A conduct rule blocks the text, and the reason is shown at its field. */
  const refusedText = failure !== null && isRefusedAs(failure, "automatic_text_refused");
  const reason = problem ? i18n.withFacts(`keyword-replies:problem.${problem.what}`, problem) : readOnly;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) save();
  };
  const title = rule ? t("settings:order.edit", { name: rule.name }) : t("add");
  return (
    <Dialog open onClose={() => !isPending && onClose()} label={title} className="w-[560px]">
      <form data-testid="keyword-reply-form" onSubmit={submit} className="grid gap-3 px-5 py-4">
        <h2 className="text-15 font-semibold wrap-anywhere">{title}</h2>
        {kept && <p className="text-12 text-ink-2">{t("form.kept")}</p>}
        <Field label={t("name")} hint={t("name_hint")}>
          <Input
            autoFocus
            data-testid="keyword-reply-name"
            placeholder={t("example.name")}
            value={values.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
        <KeywordFields keywords={values.keywords} onChange={(keywords) => set({ keywords })} />
        <div role="status" className="contents">
          <Overshadowed earlier={earlier} keywords={sent.keywords} />
        </div>
        <AnswerField
          text={values.text}
          refused={refusedText && failure ? failureSentence(failure) : null}
          onChange={(text) => {
            set({ text });
            clear();
          }}
        />
        {(gone || conflict) && (
          <p role="alert" className="text-12 text-waiting">
            {t(gone ? "form.gone" : "form.overtaken")}
          </p>
        )}
        {problem && <p className="text-12 text-ink-3">{reason}</p>}
        <FormFooter
          failure={failure && !refusedText ? failureSentence(failure) : null}
          pending={isPending ? t("common:pending") : null}
          confirm={t(gone ? "form.anew" : "save")}
          data-testid="keyword-reply-save"
          disabledReason={reason}
          onCancel={giveUp}
        />
      </form>
    </Dialog>
  );
}

interface AnswerFieldProps {
  text: string;
  refused: string | null;
  onChange: (text: string) => void;
}

function AnswerField({ text, refused, onChange }: AnswerFieldProps) {
  const { t } = useTranslation("keyword-replies");
  const length = { length: lengthOf(text.trim()), limit: keywordReplyLength.text };
  return (
    <Field label={t("text")} hint={t("length", length)} error={refused} errorTestId="keyword-reply-refused">
      <Textarea
        rows={4}
        data-testid="keyword-reply-text"
        placeholder={t("example.text")}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
