import type { ConnectionField } from "@jieru/shared/domain/connection-shapes";
import { useId } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { isWrong } from "./problems.ts";

interface FieldProps {
  name: ConnectionField;
  value: string;
  onChange: (value: string) => void;
  /** Shows the problem; until the form is sent, only once the field has lost the focus. */
  showProblem: boolean;
  onLeave?: () => void;
  /** Generates a random value, for fields where that makes sense. */
  generate?: () => string;
  /** Hidden while typing, in case somebody looks over the admin's shoulder. */
  secret?: boolean;
}

/** One field: its name, where to find the value, and what is wrong with it. */
export function Field({ name, value, onChange, showProblem, onLeave, generate, secret }: FieldProps) {
  const { t } = useTranslation("connect");
  const id = useId();
  const wrong = showProblem && isWrong(name, value);
  return (
    <div className="grid gap-1">
      <span className="flex items-baseline gap-2">
        <label htmlFor={id} className="font-semibold">
          {t(`field.${name}.label`)}
        </label>
        <span className="flex-1" />
        {generate && (
          <TextButton
            data-testid={`generate-${name}`}
            aria-label={`${t("generate")}: ${t(`field.${name}.label`)}`}
            onClick={() => onChange(generate())}
          >
            {t("generate")}
          </TextButton>
        )}
      </span>
      <input
        id={id}
        value={value}
        type={secret ? "password" : "text"}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong || undefined}
        aria-describedby={`${id}-hint`}
        data-testid={`field-${name}`}
        onChange={({ target }) => onChange(name === "name" ? target.value : target.value.trim())}
        onBlur={onLeave}
        className="h-8 w-full rounded-control bg-surface-2 px-2.5 text-ink-1 inset-ring inset-ring-border-control aria-invalid:inset-ring-danger max-narrow:h-11 max-narrow:text-16"
      />
      <span
        id={`${id}-hint`}
        role={wrong ? "alert" : undefined}
        className={`flex gap-2 text-12 ${wrong ? "text-danger" : "text-ink-2"}`}
      >
        <span className="flex-1">{t(wrong ? `field.${name}.wrong` : `field.${name}.hint`)}</span>
        {value !== "" && name !== "name" && <span>{t("length", { count: value.length })}</span>}
      </span>
    </div>
  );
}
