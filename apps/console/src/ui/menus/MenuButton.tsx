import { cx } from "@jieru/ui/cx.ts";
import type { ButtonHTMLAttributes, Ref } from "react";
import { Reasoned } from "../buttons/Reasoned.tsx";

interface MenuButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  /** Why its menu cannot be opened now. The button stays focusable, and says so in tooltip and description. */
  disabledReason: string | null;
  ref?: Ref<HTMLButtonElement>;
}

/** How something stands, in a table, and the button of the menu that changes it. */
export function MenuButton({ disabledReason, className, children, ...rest }: MenuButtonProps) {
  return (
    <Reasoned reason={disabledReason}>
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
    </Reasoned>
  );
}
