import { useState } from "react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Input } from "../../../../ui/fields/Input.tsx";
import { Select } from "../../../../ui/fields/Select.tsx";
import { split, type Typed, toMs, type Unit, units } from "./duration.ts";

interface DurationFieldProps {
  label: string;
  /** In milliseconds; `NaN` while the text is not a number. */
  value: number;
  onChange: (ms: number) => void;
  describedBy?: string | undefined;
  invalid?: boolean;
}

/** A duration as a number and a unit. The text stays as typed. */
export function DurationField({ label, value, onChange, describedBy, invalid }: DurationFieldProps) {
  const { t } = useTranslation("settings-form");
  const [typed, setTyped] = useState<Typed | null>(null);
  const shown = typed && Object.is(toMs(typed), value) ? typed : split(value);
  const put = (next: Typed) => {
    setTyped(next);
    onChange(toMs(next));
  };
  return (
    <span className="inline-flex items-center gap-1.5">
      <Input
        inputMode="decimal"
        value={shown.text}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={({ target }) => put({ ...shown, text: target.value })}
        size="row"
        className="w-16 text-right"
      />
      <Select
        value={shown.unit}
        aria-label={t("unit_of", { label })}
        onChange={({ target }) => put({ ...shown, unit: target.value as Unit })}
        size="row"
      >
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {t(`unit.${unit}`)}
          </option>
        ))}
      </Select>
    </span>
  );
}
