import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

export interface SwitchProps extends Omit<ComponentProps<"button">, "onChange"> {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
}

export function Switch({ checked, onChange, label, className, ...rest }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      onClick={() => onChange(!checked)}
      {...rest}
      className={cx(
        "relative h-4 w-7 flex-none rounded-full before:absolute before:-inset-x-1 before:-inset-y-1.5 before:content-['']",
        checked
          ? "bg-accent-solid disabled:bg-ended-solid aria-disabled:bg-ended-solid"
          : "bg-surface-2 inset-ring-[1.5px] inset-ring-border-control disabled:bg-surface-0 disabled:inset-ring-border-2 aria-disabled:bg-surface-0 aria-disabled:inset-ring-border-2",
        "disabled:cursor-not-allowed",
        className,
      )}
    >
      <span
        className={cx(
          "absolute top-[3px] left-[3px] size-2.5 rounded-full transition-transform duration-(--dur-menu) ease-ui",
          checked ? "translate-x-3 bg-accent-on" : "bg-border-control",
        )}
      />
    </button>
  );
}
