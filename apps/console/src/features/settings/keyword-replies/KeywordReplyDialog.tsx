import type { AccountId } from "@jieru/shared/domain/ids";
import { type KeywordReply, keywordReplyLength } from "@jieru/shared/domain/keyword-reply";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { isRefusedAs } from "../../../data/http/outcome.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { Textarea } from "../../../ui/fields/Textarea.tsx";
import { RuleFormDialog } from "../RuleFormDialog.tsx";
import { changedFields, useStoredForm } from "../use-stored-form.ts";
import { emptyFields, fieldsOf, problemOf, sentFields } from "./form.ts";
import { KeywordFields } from "./KeywordFields.tsx";
import { addKeywordReply, changeKeywordReply } from "./keyword-replies.ts";
import { Overshadowed } from "./Overshadowed.tsx";

interface KeywordReplyDialogProps {
  accountId: AccountId;
  rule: KeywordReply | null;
  earlier: readonly KeywordReply[];
  gone: boolean;
  onClose: () => void;
}

export function KeywordReplyDialog({ accountId, rule, earlier, gone, onClose }: KeywordReplyDialogProps) {
  const { t, i18n } = useTranslation("keyword-replies");
  const now = rule ? fieldsOf(rule) : emptyFields;
  const place = { kind: "keyword-reply", id: rule?.id ?? "new" };
  const { values, set, kept, conflict, forget } = useStoredForm(accountId, place, now);
  const sent = sentFields(values);
  const problem = problemOf(sent);
  const giveUp = () => {
    forget();
    onClose();
  };
  const { save, isPending, failure, clear } = useSave(
    () =>
      rule && !gone
        ? changeKeywordReply(accountId, rule.id, changedFields(now, sent))
        : addKeywordReply(accountId, sent),
    { onSuccess: giveUp },
  );
  /** [CD6] A conduct rule blocks the text, and the reason is shown at its field. */
  const refusedText = failure !== null && isRefusedAs(failure, "automatic_text_refused");
  return (
    <RuleFormDialog
      name="keyword-reply"
      title={rule ? t("settings:order.edit", { name: rule.name }) : t("add")}
      kept={kept ? t("form.kept") : null}
      changed={gone || conflict ? t(gone ? "form.gone" : "form.overtaken") : null}
      problem={problem && i18n.withFacts(`keyword-replies:problem.${problem.what}`, problem)}
      failure={failure && !refusedText ? failureSentence(failure) : null}
      isPending={isPending}
      confirm={t(gone ? "form.anew" : "save")}
      onSave={save}
      onCancel={giveUp}
      onClose={onClose}
    >
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
    </RuleFormDialog>
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
