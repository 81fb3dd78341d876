import { icon12 } from "@jieru/ui/icon.ts";
import { ChevronDown } from "lucide-react";
import type { Option } from "./Choice.tsx";

interface PickerProps<T extends string> {
  label: string;
  options: Option<T>[];
  value: T;
  onChange: (value: T) => void;
  testId: string;
}

export function Picker<T extends string>({ label, options, value, onChange, testId }: PickerProps<T>) {
  return (
    <label className="flex items-center gap-2 text-12 text-ink-2">
      {label}
      <span className="relative text-13 text-ink-1">
        <select
          value={value}
          data-testid={testId}
          onChange={(event) => onChange(event.target.value as T)}
          className="h-7 max-narrow:h-11 appearance-none rounded-control bg-surface-2 pr-7 pl-2.5 inset-line hover:bg-surface-hover"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          {...icon12}
          className="pointer-events-none absolute top-2 right-2.5 max-narrow:top-4 text-ink-2"
        />
      </span>
    </label>
  );
}
