import type { Refusal } from "@jieru/shared/protocol/refusals";
import { useId } from "react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { dialogFieldLook } from "../../../../ui/fields/field-looks.ts";

interface UrlFieldProps {
  value: string;
  onChange: (url: string) => void;
  /** [WH5] Why the server does not go there; of the address that was sent. */
  refused: Extract<Refusal, { refusal: "webhook_url_refused" }> | null;
}

/** The address events are sent to, and what the server says against it. */
export function UrlField({ value, onChange, refused }: UrlFieldProps) {
  const { t } = useTranslation("webhooks");
  const id = useId();
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-12 text-ink-2">
        {t("form.url")}
      </label>
      <input
        id={id}
        type="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_048}
        placeholder="https://"
        value={value}
        aria-invalid={refused ? true : undefined}
        aria-describedby={`${id}-hint`}
        data-testid="webhook-url"
        onChange={({ target }) => onChange(target.value)}
        className={`${dialogFieldLook} aria-invalid:inset-ring-danger`}
      />
      <span
        id={`${id}-hint`}
        role={refused ? "alert" : undefined}
        className={`text-12 ${refused ? "text-danger" : "text-ink-3"}`}
      >
        {refused ? t(`form.url_wrong.${refused.why}`) : t("form.url_hint")}
      </span>
    </div>
  );
}
