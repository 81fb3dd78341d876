import type { Refusal } from "@jieru/shared/protocol/refusals";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Field } from "../../../../ui/fields/Field.tsx";
import { Input } from "../../../../ui/fields/Input.tsx";

interface UrlFieldProps {
  value: string;
  onChange: (url: string) => void;
  refused: Extract<Refusal, { refusal: "webhook_url_refused" }> | null;
}

export function UrlField({ value, onChange, refused }: UrlFieldProps) {
  const { t } = useTranslation("webhooks");
  const error = refused && t(`form.url_wrong.${refused.why}`);
  return (
    <Field label={t("form.url")} hint={error ? undefined : t("form.url_hint")} error={error}>
      <Input
        type="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_048}
        placeholder="https://"
        value={value}
        data-testid="webhook-url"
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
