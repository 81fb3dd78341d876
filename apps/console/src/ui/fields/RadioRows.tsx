import type { ReactNode } from "react";

interface RadioRow<V extends string> {
  value: V;
  label: string;
  /** What choosing this row means. */
  effect: ReactNode;
}

interface RadioRowsProps<V extends string> {
  name: string;
  label: string;
  rows: readonly RadioRow<V>[];
  value: V;
  onChange: (value: V) => void;
}

/** One choice of a few, each with an explanation. */
export const RadioRows = <V extends string>({ name, label, rows, value, onChange }: RadioRowsProps<V>) => (
  <div role="radiogroup" aria-label={label} className="grid gap-1">
    {rows.map((row) => (
      <label
        key={row.value}
        className="flex cursor-pointer items-start gap-2.5 rounded-control px-2 py-1.5 has-checked:bg-surface-selected has-disabled:cursor-not-allowed"
      >
        <input
          type="radio"
          name={name}
          checked={row.value === value}
          onChange={() => onChange(row.value)}
          data-testid={`${name}-${row.value}`}
          className="mt-[3px] size-3.5 flex-none accent-(--accent-solid)"
        />
        <span className="min-w-0">
          <span className="block">{row.label}</span>
          <span className="block text-12 text-ink-2">{row.effect}</span>
        </span>
      </label>
    ))}
  </div>
);
