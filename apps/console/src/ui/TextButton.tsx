import type { ButtonHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { Reasoned } from "./Reasoned.tsx";

interface TextButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Why it cannot be pressed now. The word stays focusable, and says so in tooltip and description. */
  disabledReason?: string | null;
}

/** A word that can be pressed, in the accent; its hit area is larger than its letters. */
export function TextButton({ className, disabledReason = null, ...rest }: TextButtonProps) {
  return (
    <Reasoned reason={disabledReason}>
      <button
        type="button"
        {...rest}
        className={cx(
          "hit flex-none whitespace-nowrap",
          disabledReason ? "text-ink-3" : "text-accent underline-offset-3 hover:underline",
          className,
        )}
      />
    </Reasoned>
  );
}
