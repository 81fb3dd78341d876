import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** A key. On a filled button (`onSolid`) it takes the button's own ink. */
export const Kbd = ({ children, onSolid = false }: { children: ReactNode; onSolid?: boolean }) => (
  <kbd
    className={cx(
      "inline-block h-[18px] min-w-[18px] rounded-chip border px-1 text-center font-sans text-11 leading-4 font-normal",
      onSolid ? "border-current/45" : "border-border-2 bg-surface-2 text-ink-3",
    )}
  >
    {children}
  </kbd>
);
