import { cx } from "@jieru/ui/cx.ts";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Reasoned } from "./Reasoned.tsx";

interface TextButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Why it cannot be pressed now. The word stays focusable, and says so in tooltip and description. */
  disabledReason?: string | null;
  /** What a tooltip adds while it can be pressed. */
  hint?: ReactNode;
}

/** A word that can be pressed, in the accent; its hit area is larger than its letters. */
export function TextButton({ className, disabledReason = null, hint, ...rest }: TextButtonProps) {
  return (
    <Reasoned reason={disabledReason} hint={hint}>
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
