import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";
import { type FieldSize, groupStyle } from "./field-style.ts";

interface InputGroupProps {
  size?: FieldSize;
  className?: string;
  /** A bare `Input`, and what stands beside it: an icon, a key. A click on these focuses the input. */
  children: ReactNode;
}

/** One box around an input and what stands beside it. */
export const InputGroup = ({ size = "row", className, children }: InputGroupProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the input is among its children, and has a name of its own.
  <label
    className={cx(
      "flex items-center gap-2 text-ink-3 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent-solid",
      groupStyle(size),
      className,
    )}
  >
    {children}
  </label>
);
