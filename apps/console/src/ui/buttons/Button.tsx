import { cx } from "@jieru/ui/cx.ts";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { WithDisabledReason } from "./WithDisabledReason.tsx";

/** 24, 26, 28 and 36 px. */
export type ButtonSize = "mini" | "small" | "normal" | "big";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> {
  tone?: "plain" | "primary" | "quiet" | "danger";
  size?: ButtonSize;
  shape?: "text" | "square" | "pill";
  /** The height on touch screens: 44 px, or 36 within a row that can be pressed. */
  touch?: "full" | "low";
  /** Where the padding is smaller (TR4). */
  tight?: "phone" | "header" | undefined;
  icon?: ReactNode;
  /** Why it cannot be pressed. The button stays focusable and shows the reason. */
  disabledReason?: string | null | undefined;
  hint?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

const base =
  "inline-flex flex-none select-none items-center justify-center gap-1.5 whitespace-nowrap transition-colors duration-(--dur-press) ease-ui";
const heights = { mini: "h-6 text-12", small: "h-[26px] text-13", normal: "h-7 text-13", big: "h-9 text-14" };
const widths = {
  text: { mini: "px-2", small: "px-2.5", normal: "px-2.5", big: "px-4" },
  pill: { mini: "px-2", small: "px-2.5", normal: "px-2.5", big: "px-4" },
  square: { mini: "w-6", small: "w-[26px]", normal: "w-7", big: "w-9" },
};
const corners = {
  text: "rounded-control max-narrow:rounded-tile",
  square: "rounded-control max-narrow:rounded-tile",
  pill: "rounded-full",
};
const touchHeights = { full: "max-narrow:h-11", low: "max-narrow:h-9" };
const touchWidths = { full: "max-narrow:w-11", low: "max-narrow:w-9" };
const tightPaddings = { phone: "max-narrow:px-1.5", header: "narrow:tight:px-1.5" };
const tones = {
  plain: "bg-surface-2 text-ink-1 inset-ring inset-ring-border-2 hover:bg-surface-hover [&>svg]:text-ink-2",
  primary: "bg-accent-solid font-semibold text-accent-on hover:bg-accent-solid-hover",
  quiet: "text-ink-2 hover:bg-surface-press hover:text-ink-1",
  danger: "bg-surface-2 text-danger inset-ring inset-ring-danger-line hover:bg-danger-soft",
};
/** Quieter than an enabled button (EV7). */
const restingOf = (tone: keyof typeof tones) =>
  tone === "quiet" ? "text-ink-3" : "bg-surface-0 text-ink-3 inset-ring inset-ring-border-1";

export function Button(props: ButtonProps) {
  const { tone = "plain", size = "normal", shape = "text", touch = "full", ...others } = props;
  const { tight, icon, disabledReason, hint, className, children, ...rest } = others;
  return (
    <WithDisabledReason reason={disabledReason} hint={hint}>
      <button
        type="button"
        {...rest}
        className={cx(
          base,
          heights[size],
          touchHeights[touch],
          widths[shape][size],
          shape === "square" && touchWidths[touch],
          tight && tightPaddings[tight],
          corners[shape],
          disabledReason ? restingOf(tone) : tones[tone],
          className,
        )}
      >
        {icon}
        {children}
      </button>
    </WithDisabledReason>
  );
}
