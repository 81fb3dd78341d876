import { lengthOf } from "@jieru/shared/domain/length-of";
import { greetingLength } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Textarea } from "../../../../ui/fields/Textarea.tsx";

interface AutomaticTextProps {
  value: string;
  label: string;
  testId: string;
  describedBy: string;
  invalid: boolean;
  onChange: (text: string) => void;
}

export function AutomaticText({ value, label, testId, describedBy, invalid, onChange }: AutomaticTextProps) {
  const { t } = useTranslation("hours");
  return (
    <span className="grid">
      <Textarea
        rows={3}
        value={value}
        data-testid={testId}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={({ target }) => onChange(target.value)}
      />
      <span className="mt-1 justify-self-end text-12 text-ink-3">
        {t("greeting.length", { length: lengthOf(value.trim()), limit: greetingLength })}
      </span>
    </span>
  );
}
