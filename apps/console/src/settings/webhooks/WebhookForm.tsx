import type { FormEvent } from "react";
import { failureSentence } from "../../i18n/failure-sentence.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { type Failure, isRefusedAs } from "../../state/outcome.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../Field.tsx";
import { dialogFieldLook } from "../field-looks.ts";
import { lackOf, type WebhookFields } from "./form.ts";
import { TopicsField } from "./TopicsField.tsx";
import { UrlField } from "./UrlField.tsx";

interface WebhookFormProps {
  title: string;
  /** The word of the button that sends it. */
  confirm: string;
  fields: WebhookFields;
  onChange: (fields: WebhookFields) => void;
  /** Why it was not taken the last time. */
  failure: Failure | null;
  sending: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** A webhook's name, address and topics. */
export function WebhookForm(props: WebhookFormProps) {
  const { title, confirm, fields, onChange, failure, sending, onSave, onClose } = props;
  const { t } = useTranslation("webhooks");
  const readOnly = useReadOnlyReason();
  const lack = lackOf(fields);
  const urlRefused = failure && isRefusedAs(failure, "webhook_url_refused") ? failure.refusal : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!lack && !readOnly) onSave();
  };
  return (
    <form noValidate onSubmit={submit} data-testid="webhook-form" className="grid gap-3 px-5 py-4">
      <h2 className="text-15 font-semibold">{title}</h2>
      <Field label={t("form.name")} hint={t("form.name_hint")}>
        {(id, describedBy) => (
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to fill this in.
            autoFocus
            aria-describedby={describedBy}
            maxLength={40}
            value={fields.name}
            onChange={({ target }) => onChange({ ...fields, name: target.value })}
            className={dialogFieldLook}
          />
        )}
      </Field>
      <UrlField value={fields.url} onChange={(url) => onChange({ ...fields, url })} refused={urlRefused} />
      <TopicsField fields={fields} onChange={onChange} />
      {failure && !urlRefused && (
        <p role="alert" className="text-danger">
          {failureSentence(failure)}
        </p>
      )}
      <span className="flex justify-end gap-2">
        <Button tone="quiet" disabledReason={sending ? t("form.sending") : null} onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button
          type="submit"
          tone="primary"
          data-testid="webhook-save"
          aria-busy={sending || undefined}
          disabledReason={sending ? t("form.sending") : lack ? t(`form.${lack}`) : readOnly}
        >
          {confirm}
        </Button>
      </span>
    </form>
  );
}
