import type { FormEvent } from "react";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { type Failure, isRefusedAs } from "../../../../data/http/outcome.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Field } from "../../../../ui/fields/Field.tsx";
import { FormFooter } from "../../../../ui/fields/FormFooter.tsx";
import { Input } from "../../../../ui/fields/Input.tsx";
import { lackOf, type WebhookFields } from "./form.ts";
import { TopicsField } from "./TopicsField.tsx";
import { UrlField } from "./UrlField.tsx";

interface WebhookFormProps {
  title: string;
  confirm: string;
  fields: WebhookFields;
  onChange: (fields: WebhookFields) => void;
  failure: Failure | null;
  sending: boolean;
  onSave: () => void;
  onClose: () => void;
}

export function WebhookForm(props: WebhookFormProps) {
  const { title, confirm, fields, onChange, failure, sending, onSave, onClose } = props;
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const lack = lackOf(fields);
  const pending = sending ? t("form.sending") : null;
  const urlRefused = failure && isRefusedAs(failure, "webhook_url_refused") ? failure.refusal : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!lack && !readOnly) onSave();
  };
  return (
    <form noValidate onSubmit={submit} data-testid="webhook-form" className="grid gap-3 px-5 py-4">
      <h2 className="text-15 font-semibold">{title}</h2>
      <Field label={t("form.name")} hint={t("form.name_hint")}>
        <Input
          autoFocus
          maxLength={40}
          value={fields.name}
          onChange={({ target }) => onChange({ ...fields, name: target.value })}
        />
      </Field>
      <UrlField value={fields.url} onChange={(url) => onChange({ ...fields, url })} refused={urlRefused} />
      <TopicsField fields={fields} onChange={onChange} />
      <FormFooter
        failure={failure && !urlRefused ? failureSentence(failure) : null}
        pending={pending}
        confirm={confirm}
        data-testid="webhook-save"
        disabledReason={pending ?? (lack ? t(`form.${lack}`) : readOnly)}
        onCancel={onClose}
      />
    </form>
  );
}
