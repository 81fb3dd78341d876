import { cx } from "@jieru/ui/cx.ts";
import type { ComponentProps } from "react";
import { useFieldLinks } from "./field-context.ts";
import { type FieldSize, type FieldVariant, lineStyle } from "./field-style.ts";

export interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  variant?: FieldVariant;
  size?: FieldSize;
}

/** A text field, also for dates, times and URLs. `className` sets width, margin and alignment. */
export function Input({ variant = "boxed", size = "dialog", className, ...rest }: InputProps) {
  const links = useFieldLinks(rest);
  return (
    <input
      {...rest}
      {...links}
      className={cx(lineStyle(variant, size), "placeholder:text-ink-3", className)}
    />
  );
}
