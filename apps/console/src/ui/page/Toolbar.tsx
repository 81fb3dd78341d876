import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";

interface ToolbarProps {
  /** Far apart if its parts are of several kinds. */
  gap?: "near" | "far";
  /** `className` places it. */
  className?: string;
  children: ReactNode;
}

const gaps = { near: "gap-2", far: "gap-3" };

/** The filters and actions above a list, in one line as long as there is room. */
export const Toolbar = ({ gap = "near", className, children }: ToolbarProps) => (
  <div className={cx("flex flex-wrap items-center", gaps[gap], className)}>{children}</div>
);
