import { cx } from "@jieru/ui/cx.ts";
import { type ReactNode, useId } from "react";
import { FieldContext } from "./field-context.ts";

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** Announced, describes the control and marks it as invalid. */
  error?: string | null | undefined;
  action?: ReactNode;
  size?: "dialog" | "page";
  count?: string | null;
  errorTestId?: string;
  /** One `Input`, `Textarea` or `Select`, which takes id, description and invalid state from here. */
  children: ReactNode;
}

const labels = { dialog: "text-12 text-ink-2", page: "font-semibold" };
const hints = { dialog: "text-12 text-ink-3", page: "text-12 text-ink-2" };

export function Field({
  label,
  hint,
  error,
  action,
  size = "dialog",
  count,
  errorTestId,
  children,
}: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  return (
    <div className="grid min-w-0 content-start gap-1">
      <span className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className={labels[size]}>
          {label}
        </label>
        {action}
      </span>
      <FieldContext value={{ id, describedBy, invalid: Boolean(error) }}>{children}</FieldContext>
      {(errorId || hintId || count) && (
        <span className={cx("flex gap-2", hints[size])}>
          <span className="grid min-w-0 flex-1 gap-1">
            {errorId && (
              <span id={errorId} role="alert" data-testid={errorTestId} className="text-danger">
                {error}
              </span>
            )}
            {hintId && <span id={hintId}>{hint}</span>}
          </span>
          {count}
        </span>
      )}
    </div>
  );
}
