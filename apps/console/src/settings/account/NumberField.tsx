import { useState } from "react";
import { readNumber } from "./read-number.ts";

interface NumberFieldProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  describedBy?: string | undefined;
  invalid?: boolean;
  unit?: string;
}

export const fieldLook =
  "h-[30px] rounded-control bg-surface-2 px-2 text-ink-1 inset-ring inset-ring-border-control disabled:bg-surface-0 disabled:text-ink-3 aria-invalid:inset-ring-danger-solid max-narrow:h-11 max-narrow:text-16";

/** A whole number as it is typed; what is no number is `NaN` and stays on screen. */
export function NumberField({ label, value, onChange, describedBy, invalid, unit }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown =
    typed !== null && Object.is(readNumber(typed), value) ? typed : Number.isNaN(value) ? "" : String(value);
  return (
    <span className="inline-flex items-center gap-1.5">
      <input
        inputMode="numeric"
        value={shown}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(readNumber(target.value));
        }}
        className={`${fieldLook} w-16 text-right`}
      />
      {unit && <span className="text-ink-2">{unit}</span>}
    </span>
  );
}
