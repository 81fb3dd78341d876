import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";

export const Pill = ({ className, children }: { className?: string; children: ReactNode }) => (
  <span
    className={cx(
      "inline-flex h-[18px] flex-none items-center gap-1 rounded-chip px-1.5 text-12 font-normal whitespace-nowrap",
      className,
    )}
  >
    {children}
  </span>
);
