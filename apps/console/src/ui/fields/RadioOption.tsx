import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";

interface RadioOptionProps {
  name: string;
  checked: boolean;
  onChoose: () => void;
  /** Stays focusable; its content gives the reason. */
  disabled?: boolean;
  "data-testid": string;
  children: ReactNode;
}

export function RadioOption({ checked, onChoose, disabled = false, children, ...rest }: RadioOptionProps) {
  return (
    <label
      className={cx(
        "flex min-h-8 items-center gap-2 rounded-[7px] px-2 py-1 has-focus-visible:outline-2 has-focus-visible:outline-accent-solid max-narrow:min-h-11",
        disabled ? "text-ink-3" : "cursor-pointer hover:bg-surface-hover has-checked:bg-surface-selected",
      )}
    >
      <input
        type="radio"
        {...rest}
        checked={checked}
        aria-disabled={disabled || undefined}
        onChange={() => !disabled && onChoose()}
        className="sr-only"
      />
      {children}
    </label>
  );
}
