import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";

interface KbdProps {
  children: ReactNode;
  onSolid?: boolean;
  /** Beside a button's label and not part of its name (EV12). */
  beside?: boolean;
  everywhere?: boolean;
}

/** A key; hidden on touch-only devices (KB18). */
export const Kbd = ({ children, onSolid = false, beside = false, everywhere = false }: KbdProps) => (
  <kbd
    aria-hidden={beside || undefined}
    className={cx(
      "inline-block h-[18px] min-w-[18px] rounded-chip border px-1 text-center font-sans text-11 leading-4 font-normal",
      !everywhere && "keyless:hidden",
      onSolid ? "border-current/45" : "border-border-2 bg-surface-2 text-ink-3",
    )}
  >
    {children}
  </kbd>
);
