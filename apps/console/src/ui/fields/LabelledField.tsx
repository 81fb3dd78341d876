import { type ReactNode, useId } from "react";

interface FieldProps {
  label: string;
  hint?: string;
  children: (id: string, describedBy: string | undefined) => ReactNode;
}

/** A form field with its label above and an optional hint below. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-12 text-ink-2">
        {label}
      </label>
      {children(id, hint ? hintId : undefined)}
      {hint && (
        <span id={hintId} className="text-12 text-ink-3">
          {hint}
        </span>
      )}
    </div>
  );
}
