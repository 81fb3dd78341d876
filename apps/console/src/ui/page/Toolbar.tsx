import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";

interface ToolbarProps {
  gap?: "near" | "far";
  className?: string;
  children: ReactNode;
}

const gaps = { near: "gap-2", far: "gap-3" };

export const Toolbar = ({ gap = "near", className, children }: ToolbarProps) => (
  <div className={cx("flex flex-wrap items-center", gaps[gap], className)}>{children}</div>
);
