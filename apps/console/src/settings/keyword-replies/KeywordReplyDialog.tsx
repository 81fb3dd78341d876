import type { AccountId } from "@jieru/shared/domain/ids";
import { type KeywordReply, keywordReplyLength } from "@jieru/shared/domain/keyword-reply";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { type FormEvent, useState } from "react";
import { failureSentence } from "../../i18n/failure-sentence.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import type { Failure } from "../../state/outcome.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { useOneAtATime } from "../../ui/buttons/use-one-at-a-time.ts";
import { Dialog } from "../../ui/overlays/Dialog.tsx";
import { Field } from "../Field.tsx";
import { FormFoot } from "../FormFoot.tsx";
import { dialogFieldLook } from "../field-looks.ts";
import { changedFields, emptyFields, fieldsOf, problemOf, sentFields } from "./form.ts";
import { KeywordFields } from "./KeywordFields.tsx";
import { addKeywordReply, changeKeywordReply, type KeywordReplyFields } from "./keyword-replies.ts";

interface KeywordReplyDialogProps {
  accountId: AccountId;
  /** The one to change; null: a new one. */
  rule: KeywordReply | null;
  onClose: () => void;
}

/** What was typed and neither saved nor cancelled, wherever the dialog was left; by the rule, or for a new one. */
const unsaved = new Map<string, KeywordReplyFields>();

/** [KA8] A rule's name, its keywords and what it says. */
export function KeywordReplyDialog({ accountId, rule, onClose }: KeywordReplyDialogProps) {
  const { t } = useTranslation("keyword-replies");
  const [before] = useState(rule ? fieldsOf(rule) : emptyFields);
  const place = `${accountId} ${rule?.id ?? "new"}`;
  const [fields, setFields] = useState(unsaved.get(place) ?? before);
  const [failure, setFailure] = useState<Failure | null>(null);
  const readOnly = useReadOnlyReason();
  const sent = sentFields(fields);
  const problem = problemOf(sent);
  const set = (change: Partial<KeywordReplyFields>) => {
    const next = { ...fields, ...change };
    unsaved.set(place, next);
    setFields(next);
  };
  const giveUp = () => {
    unsaved.delete(place);
    onClose();
  };
  const [saving, save] = useOneAtATime(async () => {
    const outcome = rule
      ? await changeKeywordReply(accountId, rule.id, changedFields(before, sent))
      : await addKeywordReply(accountId, sent);
    if (outcome.ok) giveUp();
    else setFailure(outcome);
  });
  const reason = problem ? t(`problem.${problem.what}`, { ...problem }) : readOnly;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) save();
  };
  const title = rule ? t("edit", { name: rule.name }) : t("add");
  return (
    <Dialog open onClose={() => !saving && onClose()} label={title} className="w-[560px]">
      <form data-testid="keyword-reply-form" onSubmit={submit} className="grid gap-3 px-5 py-4">
        <h2 className="text-15 font-semibold wrap-anywhere">{title}</h2>
        <Field label={t("name")} hint={t("name_hint")}>
          {(id, describedBy) => (
            <input
              id={id}
              autoFocus
              data-testid="keyword-reply-name"
              aria-describedby={describedBy}
              placeholder={t("example.name")}
              value={fields.name}
              onChange={({ target }) => set({ name: target.value })}
              className={dialogFieldLook}
            />
          )}
        </Field>
        <KeywordFields keywords={fields.keywords} onChange={(keywords) => set({ keywords })} />
        <AnswerField text={fields.text} onChange={(text) => set({ text })} />
        {problem && <p className="text-12 text-ink-3">{reason}</p>}
        <FormFoot
          failure={failure && failureSentence(failure)}
          pending={saving ? t("common:pending") : null}
          confirm={t("save")}
          data-testid="keyword-reply-save"
          disabledReason={reason}
          onCancel={giveUp}
        />
      </form>
    </Dialog>
  );
}

function AnswerField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation("keyword-replies");
  const length = { length: lengthOf(text.trim()), limit: keywordReplyLength.text };
  return (
    <Field label={t("text")} hint={t("length", length)}>
      {(id, describedBy) => (
        <textarea
          id={id}
          rows={4}
          data-testid="keyword-reply-text"
          aria-describedby={describedBy}
          placeholder={t("example.text")}
          value={text}
          onChange={({ target }) => onChange(target.value)}
          className={`${dialogFieldLook} h-auto resize-y py-2 max-narrow:h-28`}
        />
      )}
    </Field>
  );
}
