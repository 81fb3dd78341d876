import { cx } from "@jieru/ui/cx.ts";
import type { ComponentProps } from "react";
import { useFieldLinks } from "./field-context.ts";
import { type FieldSize, lineStyle } from "./field-style.ts";

interface SelectProps extends Omit<ComponentProps<"select">, "size" | "multiple"> {
  size?: FieldSize;
}

export function Select({ size = "dialog", className, ...rest }: SelectProps) {
  const links = useFieldLinks(rest);
  return <select {...rest} {...links} className={cx(lineStyle("boxed", size), className)} />;
}
