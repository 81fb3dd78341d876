import { useState } from "react";
import { Input } from "../../../../ui/fields/Input.tsx";
import { readNumber } from "./read-number.ts";

interface NumberFieldProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  describedBy?: string | undefined;
  invalid?: boolean;
  unit?: string;
}

export function NumberField({ label, value, onChange, describedBy, invalid, unit }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown =
    typed !== null && Object.is(readNumber(typed), value) ? typed : Number.isNaN(value) ? "" : String(value);
  return (
    <span className="inline-flex items-center gap-1.5">
      <Input
        inputMode="numeric"
        value={shown}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(readNumber(target.value));
        }}
        size="row"
        className="w-16 text-right"
      />
      {unit && <span className="text-ink-2">{unit}</span>}
    </span>
  );
}
