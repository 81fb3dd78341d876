import { cx } from "@jieru/ui/cx.ts";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { WithDisabledReason } from "./WithDisabledReason.tsx";

interface TextButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  size?: "inherit" | "small";
  /** The height on touch screens: one line of text, or 44 px. */
  touch?: "line" | "full";
  icon?: ReactNode;
  /** Why it cannot be pressed. The button stays focusable and shows the reason. */
  disabledReason?: string | null;
  hint?: ReactNode;
}

export function TextButton(props: TextButtonProps) {
  const { size = "inherit", touch = "line", icon, disabledReason = null, hint, ...others } = props;
  const { className, children, ...rest } = others;
  return (
    <WithDisabledReason reason={disabledReason} hint={hint}>
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
    </WithDisabledReason>
  );
}
