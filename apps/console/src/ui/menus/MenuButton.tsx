import { cx } from "@jieru/ui/cx.ts";
import type { ButtonHTMLAttributes, Ref } from "react";
import { WithDisabledReason } from "../buttons/WithDisabledReason.tsx";

interface MenuButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  disabledReason: string | null;
  ref?: Ref<HTMLButtonElement>;
}

export function MenuButton({ disabledReason, className, children, ...rest }: MenuButtonProps) {
  return (
    <WithDisabledReason reason={disabledReason}>
      <button
        type="button"
        {...rest}
        className={cx(
          "-ml-1.5 inline-flex h-6 items-center rounded-control px-1.5 whitespace-nowrap max-narrow:h-11",
          disabledReason === null && "hover:bg-surface-press",
          className,
        )}
      >
        {children}
      </button>
    </WithDisabledReason>
  );
}
