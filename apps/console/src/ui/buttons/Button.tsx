import { cx } from "@jieru/ui/cx.ts";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Reasoned } from "./Reasoned.tsx";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  tone?: "plain" | "primary" | "quiet" | "danger";
  size?: "small" | "normal" | "big";
  icon?: ReactNode;
  /** Why it cannot be pressed now. The button stays focusable, and says so in tooltip and description. */
  disabledReason?: string | null | undefined;
  /** What a tooltip adds while it can be pressed. */
  hint?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

const base =
  "inline-flex flex-none select-none items-center justify-center gap-1.5 rounded-control whitespace-nowrap transition-colors duration-(--dur-press) ease-ui max-narrow:h-11";
const sizes = {
  small: "h-[26px] px-2.5 text-13",
  normal: "h-7 px-2.5 text-13",
  big: "h-9 px-4 text-14 max-narrow:rounded-tile",
};
const tones = {
  plain: "bg-surface-2 text-ink-1 inset-ring inset-ring-border-2 hover:bg-surface-hover [&>svg]:text-ink-2",
  primary: "bg-accent-solid font-semibold text-accent-on hover:bg-accent-solid-hover",
  quiet: "text-ink-2 hover:bg-surface-press hover:text-ink-1",
  danger: "bg-surface-2 text-danger inset-ring inset-ring-danger-line hover:bg-danger-soft",
};
/** Quieter than what can be pressed (EV7): what has no surface then has none now. */
const restingOf = (tone: keyof typeof tones) =>
  tone === "quiet" ? "text-ink-3" : "bg-surface-0 text-ink-3 inset-ring inset-ring-border-1";

export function Button(props: ButtonProps) {
  const { tone = "plain", size = "normal", icon, disabledReason, hint, className, children, ...rest } = props;
  return (
    <Reasoned reason={disabledReason} hint={hint}>
      <button
        type="button"
        {...rest}
        className={cx(base, sizes[size], disabledReason ? restingOf(tone) : tones[tone], className)}
      >
        {icon}
        {children}
      </button>
    </Reasoned>
  );
}
