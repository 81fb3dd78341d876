import { cx } from "@jieru/ui/cx.ts";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Reasoned } from "./Reasoned.tsx";

interface TextButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Its letters: those of the text around it, or 12 px. */
  size?: "inherit" | "small";
  /** How high it is where fingers press it: one line of text, or 44 px. */
  touch?: "line" | "full";
  icon?: ReactNode;
  /** Why it cannot be pressed now. The word stays focusable, and says so in tooltip and description. */
  disabledReason?: string | null;
  /** What a tooltip adds while it can be pressed. */
  hint?: ReactNode;
}

/** A word that can be pressed, in the accent; its hit area is larger than its letters. */
export function TextButton(props: TextButtonProps) {
  const { size = "inherit", touch = "line", icon, disabledReason = null, hint, ...others } = props;
  const { className, children, ...rest } = others;
  return (
    <Reasoned reason={disabledReason} hint={hint}>
      <button
        type="button"
        {...rest}
        className={cx(
          "hit flex-none whitespace-nowrap",
          size === "small" && "text-12",
          touch === "full" && "max-narrow:py-3",
          icon !== undefined && "inline-flex items-center gap-1",
          disabledReason ? "text-ink-3" : "text-accent underline-offset-3 hover:underline",
          className,
        )}
      >
        {icon}
        {children}
      </button>
    </Reasoned>
  );
}
