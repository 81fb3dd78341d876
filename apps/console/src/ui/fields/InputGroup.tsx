import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";
import { type FieldSize, groupStyle } from "./field-style.ts";

interface InputGroupProps {
  size?: FieldSize;
  className?: string;
  /** A bare `Input` with an icon or a key. */
  children: ReactNode;
}

/** A box around an input and its decoration; a click on it focuses the input. */
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
