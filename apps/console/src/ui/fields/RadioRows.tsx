import type { ReactNode } from "react";
import { Radio } from "./Radio.tsx";

interface RadioRow<V extends string> {
  value: V;
  label: string;
  effect: ReactNode;
}

interface RadioRowsProps<V extends string> {
  name: string;
  label: string;
  rows: readonly RadioRow<V>[];
  value: V;
  onChange: (value: V) => void;
}

export const RadioRows = <V extends string>({ name, label, rows, value, onChange }: RadioRowsProps<V>) => (
  <div role="radiogroup" aria-label={label} className="grid gap-1">
    {rows.map((row) => (
      <Radio
        key={row.value}
        name={name}
        label={row.label}
        effect={row.effect}
        checked={row.value === value}
        onChange={() => onChange(row.value)}
        data-testid={`${name}-${row.value}`}
      />
    ))}
  </div>
);
