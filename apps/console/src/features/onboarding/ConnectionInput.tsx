import type { ConnectionField } from "@jieru/shared/domain/connection-shapes";
import { useTranslation } from "../../i18n/use-translation.ts";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { Field } from "../../ui/fields/Field.tsx";
import { Input } from "../../ui/fields/Input.tsx";
import { isWrong } from "./problems.ts";

interface ConnectionInputProps {
  name: ConnectionField;
  value: string;
  onChange: (value: string) => void;
  /** Whether to show the problem before the field has lost the focus. */
  showProblem: boolean;
  onLeave?: () => void;
  generate?: () => string;
  /** Hidden while typing. */
  secret?: boolean;
}

export function ConnectionInput({
  name,
  value,
  onChange,
  showProblem,
  onLeave,
  generate,
  secret,
}: ConnectionInputProps) {
  const { t } = useTranslation("connect");
  const wrong = showProblem && isWrong(name, value);
  return (
    <Field
      size="page"
      label={t(`field.${name}.label`)}
      error={wrong ? t(`field.${name}.wrong`) : null}
      hint={wrong ? undefined : t(`field.${name}.hint`)}
      count={value !== "" && name !== "name" ? t("length", { count: value.length }) : null}
      action={
        generate && (
          <TextButton
            data-testid={`generate-${name}`}
            aria-label={`${t("generate")}: ${t(`field.${name}.label`)}`}
            onClick={() => onChange(generate())}
          >
            {t("generate")}
          </TextButton>
        )
      }
    >
      <Input
        value={value}
        type={secret ? "password" : "text"}
        autoComplete="off"
        spellCheck={false}
        data-testid={`field-${name}`}
        onChange={({ target }) => onChange(name === "name" ? target.value : target.value.trim())}
        onBlur={onLeave}
      />
    </Field>
  );
}
