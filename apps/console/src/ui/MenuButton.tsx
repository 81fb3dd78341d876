import { type ButtonHTMLAttributes, type MouseEvent, type Ref, useId } from "react";
import { cx } from "./cx.ts";
import { Tooltip } from "./Tooltip.tsx";

interface MenuButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  /** Why its menu cannot be opened now. The button stays focusable, and says so in tooltip and description. */
  disabledReason: string | null;
  ref?: Ref<HTMLButtonElement>;
}

/** Opening the box is the browser's own doing, which this press must not come to. */
const keepShut = (event: MouseEvent) => event.preventDefault();

/** How something stands, in a table, and the button of the menu that changes it. */
export function MenuButton({ disabledReason, className, children, ...rest }: MenuButtonProps) {
  const reasonId = useId();
  const disabled = disabledReason !== null;
  return (
    <>
      <Tooltip content={disabledReason}>
        <button
          type="button"
          {...rest}
          aria-disabled={disabled || undefined}
          aria-describedby={disabled ? reasonId : undefined}
          onClick={disabled ? keepShut : rest.onClick}
          className={cx(
            "-ml-1.5 inline-flex h-6 items-center rounded-control px-1.5 whitespace-nowrap max-narrow:h-11",
            !disabled && "hover:bg-surface-press",
            className,
          )}
        >
          {children}
        </button>
      </Tooltip>
      {disabled && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
    </>
  );
}
