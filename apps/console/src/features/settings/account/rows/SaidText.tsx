import { lengthOf } from "@jieru/shared/domain/length-of";
import { greetingLength } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../../../i18n/use-translation.ts";

interface SaidTextProps {
  value: string;
  label: string;
  testId: string;
  describedBy: string;
  invalid: boolean;
  onChange: (text: string) => void;
}

/** A text that the account says by itself, with a count in the unit of its limit. */
export function SaidText({ value, label, testId, describedBy, invalid, onChange }: SaidTextProps) {
  const { t } = useTranslation("hours");
  return (
    <span className="grid">
      <textarea
        rows={3}
        value={value}
        data-testid={testId}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={({ target }) => onChange(target.value)}
        className="w-full resize-y rounded-control bg-surface-2 px-2.5 py-2 text-14 text-ink-1 inset-ring inset-ring-border-control disabled:bg-surface-0 disabled:text-ink-3 aria-invalid:inset-ring-danger-solid max-narrow:text-16"
      />
      <span className="mt-1 justify-self-end text-12 text-ink-3">
        {t("greeting.length", { length: lengthOf(value.trim()), limit: greetingLength })}
      </span>
    </span>
  );
}
