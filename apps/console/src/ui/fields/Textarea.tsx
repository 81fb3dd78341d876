import { cx } from "@jieru/ui/cx.ts";
import type { ComponentProps } from "react";
import { useFieldLinks } from "./field-context.ts";
import { type FieldVariant, paragraphStyle } from "./field-style.ts";

interface TextareaProps extends ComponentProps<"textarea"> {
  variant?: FieldVariant;
  tone?: "plain" | "note";
}

const placeholders = { plain: "placeholder:text-ink-3", note: "placeholder:text-note" };

export function Textarea({ variant = "boxed", tone = "plain", className, ...rest }: TextareaProps) {
  const links = useFieldLinks(rest);
  return (
    <textarea {...rest} {...links} className={cx(paragraphStyle(variant), placeholders[tone], className)} />
  );
}
