import { type ButtonHTMLAttributes, useId } from "react";
import { cx } from "./cx.ts";
import { Tooltip } from "./Tooltip.tsx";

interface TextButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Why it cannot be pressed now. The word stays focusable, and says so in tooltip and description. */
  disabledReason?: string | null;
}

/** A word that can be pressed, in the accent; its hit area is larger than its letters. */
export function TextButton({ className, disabledReason = null, onClick, ...rest }: TextButtonProps) {
  const reasonId = useId();
  const disabled = disabledReason !== null;
  return (
    <>
      <Tooltip content={disabledReason}>
        <button
          type="button"
          {...rest}
          {...(disabled && { "aria-disabled": true, "aria-describedby": reasonId })}
          onClick={disabled ? undefined : onClick}
          className={cx(
            "hit flex-none whitespace-nowrap",
            disabled ? "text-ink-3" : "text-accent underline-offset-3 hover:underline",
            className,
          )}
        />
      </Tooltip>
      {disabled && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
    </>
  );
}
