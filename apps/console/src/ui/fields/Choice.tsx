import { cx } from "@jieru/ui/cx.ts";
import { type ComponentProps, type ReactNode, useId } from "react";

export interface ChoiceProps extends Omit<ComponentProps<"input">, "type" | "size" | "children"> {
  label: ReactNode;
  /** The consequence of choosing it; describes the control. */
  effect?: ReactNode;
}

interface BoxProps extends ChoiceProps {
  type: "checkbox" | "radio";
}

export function Choice({ label, effect, className, ...rest }: BoxProps) {
  const id = useId();
  const effectId = effect === undefined ? undefined : `${id}-effect`;
  return (
    <label
      className={cx("flex cursor-pointer items-start gap-2.5 has-disabled:cursor-not-allowed", className)}
    >
      <input
        aria-labelledby={`${id}-label`}
        aria-describedby={effectId}
        {...rest}
        className="mt-[3px] size-3.5 flex-none accent-(--accent-solid)"
      />
      <span className="min-w-0">
        <span id={`${id}-label`} className="block">
          {label}
        </span>
        {effect !== undefined && (
          <span id={effectId} className="block text-12 text-ink-2">
            {effect}
          </span>
        )}
      </span>
    </label>
  );
}
